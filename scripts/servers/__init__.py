"""How each server is started for this checkout: one module a server, and what they share in processes.py."""
