"""Searches that linked to nothing or weakly: which are kept, what they mean today, how an officer settles them."""
