"""Rankings held against judgements, in the file forms of TREC."""
