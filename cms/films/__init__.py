"""Films that editors upload as documents: what is taken, and how browsers get it piece by piece."""
