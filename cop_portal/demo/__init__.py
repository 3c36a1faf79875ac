"""The demonstration: its data, the loader, who can sign in, and the mails it would have sent."""
