"""From any text to weighted concepts of the taxonomy where no name stands in it: by the words of work and by meaning."""

from search.linking.links import Meaning
from search.linking.store import linking, preload

__all__ = ["Meaning", "linking", "preload"]
