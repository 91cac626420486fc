"""Enterprises, schools, studios and cooperatives; their members and verification."""
