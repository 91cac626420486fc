"""Translations that wagtail-localize keeps in step with their source: written as drafts, published by the review alone."""
