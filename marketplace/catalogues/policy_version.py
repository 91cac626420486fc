"""The version of what policy says: priority rules and shortage catalogues."""

from marketplace.taxonomy.versions import changed

POLICY_ROW = "catalogues/policy"


def policy_changed(**_signal: object) -> None:
    """Give rules and catalogues a new version; a receiver of signals too."""
    changed(POLICY_ROW)
