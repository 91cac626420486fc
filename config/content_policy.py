"""What a page may load: only this site, and nothing written into the page itself.

Wagtail's admin writes scripts and styles into its pages, so those alone are allowed there.
"""

from csp.middleware import CSPMiddleware, PolicyParts
from django.http import HttpRequest, HttpResponseBase

INLINE = ["'self'", "'unsafe-inline'"]
ADMIN = {"script-src": INLINE, "style-src": INLINE, "img-src": ["'self'", "data:", "blob:"]}


class ContentPolicy(CSPMiddleware):
    def get_policy_parts(
        self, request: HttpRequest, response: HttpResponseBase, report_only: bool = False
    ) -> PolicyParts:
        parts = super().get_policy_parts(request, response, report_only)
        if request.path_info.startswith("/admin/"):
            parts.replace = {**(parts.replace or {}), **ADMIN}
        return parts
