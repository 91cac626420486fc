"""The list of words that texts are checked for: what comes with the product, and how the operator keeps it."""
