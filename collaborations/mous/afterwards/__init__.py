"""What comes after the signatures: what a memorandum promises, its amendments, its renewal and its end."""
