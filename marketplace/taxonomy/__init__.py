"""Occupations, skills, levels, districts, clusters and crafts, and their names."""
