"""What is told to whom, when, and whether it arrived."""
