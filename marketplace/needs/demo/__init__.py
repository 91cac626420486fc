"""Demonstration data: people, organisations and needs that could be, and are not.

Everything is drawn from a seed, so that the same numbers give the same rows on every machine. Tables of words and
figures stand in data/; rows of the reference tables must be loaded before.
"""
