"""The one normal form by which names are compared."""

import unicodedata


def name_key(text: str) -> str:
    """NFKC, lower case, single spaces, none at the ends: `ＣＮＣ  操机` and `cnc 操机` are one name."""
    return " ".join(unicodedata.normalize("NFKC", text).lower().split())
