"""Leads for stories: what was verified lately about workers who agreed to be told of, and of whom nobody tells yet."""
