"""Application or invitation, agreement and completion."""
