"""What enterprises and schools ask for, and the surplus labour they offer."""
