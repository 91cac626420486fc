"""The WSGI application; a server uses the production settings unless told otherwise."""

import gc
import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.production")

application = get_wsgi_application()

# What is loaded stays for good: the collector need not walk it in the middle of a match (a pass took 150 ms and more),
# and worker processes share its memory.
gc.collect()
gc.freeze()
