"""Two views, one of which says that it is public."""

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, HttpResponse
from django.urls import include, path
from wagtail.admin import urls as admin_urls


def private(request: HttpRequest) -> HttpResponse:
    return HttpResponse("private")


@login_not_required
def public(request: HttpRequest) -> HttpResponse:
    return HttpResponse("public")


urlpatterns = [path("private/", private), path("public/", public), path("admin/", include(admin_urls))]
