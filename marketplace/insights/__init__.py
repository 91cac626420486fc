"""Indicators, the five-colour map, wage guidance and success figures."""
