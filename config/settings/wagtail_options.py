"""Wagtail's settings. Its defaults that ask other hosts, or take unbounded uploads, are turned off."""

from config.limits import LIMITS
from config.settings.environment import env

WAGTAIL_SITE_NAME = "巴渝工匠"
WAGTAILADMIN_BASE_URL = env("SITE_URL").rstrip("/")
WAGTAIL_I18N_ENABLED = True
WAGTAIL_CONTENT_LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
WAGTAILADMIN_PERMITTED_LANGUAGES = WAGTAIL_CONTENT_LANGUAGES
WAGTAIL_GRAVATAR_PROVIDER_URL = None
WAGTAIL_ENABLE_UPDATE_CHECK = False
WAGTAIL_ENABLE_WHATS_NEW_BANNER = False
# Wagtail saves half a second after each change. A new page that is handed in while it is being saved so is made twice, and
# the second is refused for its address; whoever writes pauses longer than this before that.
WAGTAIL_AUTOSAVE_INTERVAL = 5000
WAGTAIL_USER_TIME_ZONES = ["Asia/Shanghai"]

# The last of the three reviews publishes; nobody goes past it (cms/review).
WAGTAIL_FINISH_WORKFLOW_ACTION = "cms.review.finish.publish_reviewed"

# What is handed over for translation is a draft: it was neither translated nor reviewed.
WAGTAILLOCALIZE_SYNC_LIVE_STATUS_ON_TRANSLATE = False

WAGTAILIMAGES_IMAGE_MODEL = "cms.CmsImage"
WAGTAILIMAGES_IMAGE_FORM_BASE = "cms.forms.PictureForm"
WAGTAILIMAGES_EXTENSIONS = ["avif", "gif", "jpg", "jpeg", "png", "webp"]
WAGTAILIMAGES_MAX_UPLOAD_SIZE = LIMITS.image_bytes
WAGTAILIMAGES_MAX_IMAGE_PIXELS = LIMITS.image_pixels

WAGTAILDOCS_DOCUMENT_MODEL = "cms.CmsDocument"
WAGTAILDOCS_DOCUMENT_FORM_BASE = "cms.films.forms.DocumentForm"
WAGTAILDOCS_EXTENSIONS = ["csv", "docx", "mp4", "odt", "pdf", "pptx", "txt", "webm", "xlsx", "zip"]
WAGTAILDOCS_MAX_UPLOAD_SIZE = LIMITS.document_bytes
WAGTAILDOCS_SERVE_METHOD = "serve_view"

# Shared passwords would be stored as they are.
WAGTAIL_PRIVATE_PAGE_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILDOCS_PRIVATE_COLLECTION_OPTIONS = {"SHARED_PASSWORD": False}
WAGTAILFORMS_HELP_TEXT_ALLOW_HTML = False
# No provider of embedded content is asked unless an editor's site names one.
WAGTAILEMBEDS_FINDERS: list[dict[str, str]] = []

WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": "search.wagtail_backend", "AUTO_UPDATE": True}}

CMS_LIVE = "search.views.live.LiveContent"
# Providers whose pages of films may be linked to; nothing of theirs is loaded by our pages.
CMS_VIDEO_HOSTS = env("CMS_VIDEO_HOSTS")
# The font that share pictures are lettered with; without it one that the system has is looked for.
SHARE_FONT = env("SHARE_FONT")
PAGE_CACHE = env("PAGE_CACHE")
PAGE_FRAGMENTS = env("PAGE_FRAGMENTS")
