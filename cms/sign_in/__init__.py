"""Signing in with a password, and asking for a new one, with a limit on how often it is tried."""
