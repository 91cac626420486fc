"""One signal for everything that changes what readers see of the editors' work: `content_changed`.

A consent that is withdrawn or given sends it with `page_ids`: the pages whose own words or pictures read differently now.
"""

from __future__ import annotations

from django.dispatch import Signal

content_changed = Signal()
