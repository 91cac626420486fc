"""From the file of a shortage list to a plan of what an edition would hold."""
