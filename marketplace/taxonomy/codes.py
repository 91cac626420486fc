"""What the code of an occupation, `M-mm-ss-dd`, says of the groups above it."""

MIDDLE, MINOR = len("6-18"), len("6-18-02")


def middle(code: str) -> str:
    """The code of the middle group: 6-18 of 6-18-02-04."""
    return code[:MIDDLE]


def minor(code: str) -> str:
    """The code of the minor group: 6-18-02 of 6-18-02-04."""
    return code[:MINOR]
