"""All addresses. Chinese pages stand at /, English ones under /en/; what is for machines has no language."""

from django.conf import settings
from django.conf.urls.i18n import i18n_patterns
from django.conf.urls.static import static
from django.urls import include, path, re_path
from wagtail import urls as wagtail_urls
from wagtail.admin import urls as admin_urls
from wagtail.documents import urls as documents_urls

from cms.films.serving import serve_document
from cms.robots import robots
from cms.serving import serve
from cms.sign_in.views import DeskLogin, PasswordReset, ReaderLogin
from config.api import api
from config.api_refusals import nowhere
from config.health import healthz, readyz
from search.views.sitemap import sitemap, sitemap_part

handler400 = "config.errors.refuse"
handler500 = "config.errors.failed"

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("readyz", readyz, name="readyz"),
    path("robots.txt", robots, name="robots"),
    path("sitemap.xml", sitemap, name="sitemap"),
    path("sitemap-<slug:section>.xml", sitemap_part, name="sitemap-part"),
    path("api/v1/", api.urls),
    re_path("^api/", nowhere, name="api-nowhere"),
    # Before Wagtail's own, which know no limits; the names are theirs.
    path("admin/login/", DeskLogin.as_view()),
    path("admin/password_reset/", PasswordReset.as_view()),
    path("admin/", include(admin_urls)),
    # Films, piece by piece; Wagtail serves everything else.
    path("documents/<key:document_id>/<path:document_filename>", serve_document),
    path("documents/", include(documents_urls)),
]

if settings.DEBUG:
    urlpatterns += static(settings.MEDIA_URL, document_root=settings.MEDIA_ROOT)

# Wagtail's catch-all stands last: every address that nobody else has may be a page of the editors.
page_patterns = [
    path(
        "_util/login/",
        ReaderLogin.as_view(template_name=wagtail_urls.WAGTAIL_FRONTEND_LOGIN_TEMPLATE),
        name="wagtailcore_login",
    ),
    re_path(wagtail_urls.serve_pattern, serve, name="wagtail_serve"),
]
urlpatterns += i18n_patterns(
    path("", include("cms.urls")), path("", include("search.urls")), *page_patterns, prefix_default_language=False
)
