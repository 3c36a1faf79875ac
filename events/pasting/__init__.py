"""Staff paste a list of who came, and review it: what its pages read, say and ask."""
