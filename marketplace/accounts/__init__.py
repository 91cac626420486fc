"""Users, roles, the consent ledger, senders and own-data requests."""
