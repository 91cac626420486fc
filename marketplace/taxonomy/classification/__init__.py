"""From the operator's list of occupations to the classification."""
