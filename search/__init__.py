"""Text analysis, documents, engines, index changes, scoring and matching."""
