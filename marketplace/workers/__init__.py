"""Profiles of craftsmen: occupations, credentials, awards, rural craft, availability."""
