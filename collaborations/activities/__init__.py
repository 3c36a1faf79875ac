"""Joint activities, read: on which days they are, which are open to all members, and what their pages show."""
