"""How a server keeps the garbage collector out of a match."""

import gc

YOUNG, MIDDLE, OLD = 50_000, 50, 100


def settle() -> None:
    """Call once the application is loaded, before a server forks.

    What is loaded stays for good: it is frozen, so the collector need not walk it and worker processes share its
    memory. A match makes some ten thousand short-lived values; with the usual thresholds a full pass fell into every
    few matches and took 100 ms and more.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, MIDDLE, OLD)
