"""Staff's page of who came to an event: what it reads, its forms, and its words. What it changes is in ``actions``."""
