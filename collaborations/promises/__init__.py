"""Action points: whose they are, who does what with them, and what their pages show."""
