"""What stands in the head of a page for machines: addresses, languages, sharing, feeds, data.

A view hands over a `Head` as `head`; for pages of the editors it is made from the page. The template is
cms/parts/meta.html.
"""

from cms.head.addresses import absolute, alternates, in_each_language
from cms.head.data import as_script, breadcrumbs, organisation, web_site
from cms.head.shape import Alternate, FeedLink, Head, Picture

__all__ = [
    "Alternate",
    "FeedLink",
    "Head",
    "Picture",
    "absolute",
    "alternates",
    "as_script",
    "breadcrumbs",
    "in_each_language",
    "organisation",
    "web_site",
]
