"""Identifiers that may be shown: short, unguessable in order, easy to read out."""

import secrets

# No 0/o, 1/l/i or u: nothing that is misread on a poster or misheard on the telephone.
ALPHABET = "23456789abcdefghjkmnpqrstvwxyz"
LENGTH = 10


def make_public_id() -> str:
    """Return a new random identifier of 10 characters (about 49 bits)."""
    return "".join(secrets.choice(ALPHABET) for _ in range(LENGTH))
