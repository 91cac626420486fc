"""The settings of `bench.settings`, with the files that readers load besides: packed as on a server, pictures among them."""

from pathlib import Path

from bench.settings import *  # noqa: F403
from bench.settings import MEDIA_ROOT, STORAGES

STORAGES["staticfiles"] = {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}
# In place of the web server that stands in front and serves pictures.
WHITENOISE_ROOT = Path(MEDIA_ROOT).parent
