"""What changed and is not in the index yet: appended by database triggers, written to the engine by a drainer."""
