"""Meaning beyond words: titles and names of the taxonomy as vectors, by small encoders that run on two cores."""
