"""Loading the reference tables that the product ships."""
