"""The parts of a score, one small function each."""
