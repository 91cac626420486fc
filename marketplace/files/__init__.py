"""Private uploads: checked, stripped, stored, served to whom they may."""
