"""Whom an event's organizations meet in its rounds: for staff, who arrange it, and for each organization its own."""
