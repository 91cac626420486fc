"""Teaches the last layers of the packaged encoder by the texts that come with the product.

    .venv/bin/python -m pip install torch
    .venv/bin/python -m scripts.encoder

Writes `retaught-*.npz` to SEARCH_MEANING_DIR, in 35 minutes on two cores. Needs a database with reference data. Nothing else
needs torch, so it stands in no list of requirements; 2.15 was used.
"""
