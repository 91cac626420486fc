"""Tables from strangers: read with bounds on memory and time, written so that no spreadsheet runs them."""
