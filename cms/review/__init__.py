"""三审三校: every text is read by three people before it is published, and proofread at every stage."""
