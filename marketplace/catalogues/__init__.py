"""Shortage catalogues, priority rules and wage tables: published, versioned, dated."""
