"""With whom an organization has most to talk about at an event, and why."""
