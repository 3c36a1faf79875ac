"""What an event's page reads, one part of it a file; all of it together in ``page``."""
