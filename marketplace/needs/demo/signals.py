"""Told around a bulk load, so that whoever keeps an index may pause its triggers and rebuild afterwards.

Both are sent with `using`, the alias of the database; the second one is sent even where the load failed, and with `rebuild`,
whether an index is to be built anew now.
"""

from django.dispatch import Signal

bulk_load_started = Signal()
bulk_load_finished = Signal()
