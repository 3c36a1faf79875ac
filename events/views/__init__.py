"""Views of events, one file a subject."""
