"""What makes all cached pages old."""

from cms.changes import content_changed
from cms.models.turns import turn

content_changed.connect(turn, dispatch_uid="page_cache")
