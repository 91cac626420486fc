"""What every site of the platform says from its first start: its policy, its help and its rules."""
