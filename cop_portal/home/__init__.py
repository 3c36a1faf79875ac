"""The front door: landing, short pages, health and errors."""
