"""What learning teams and trainers look at: how the items fare, and what was handed in."""
