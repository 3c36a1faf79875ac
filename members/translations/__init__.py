"""Texts in three languages: what a reader is told of one (``notes``), what is still to translate (``tasks``)."""
