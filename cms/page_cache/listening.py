"""What makes all cached pages old."""

from cms.changes import content_changed
from cms.page_cache.generations import turn_after_commit

content_changed.connect(turn_after_commit, dispatch_uid="page_cache")
