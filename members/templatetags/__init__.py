"""Template tags of members."""
