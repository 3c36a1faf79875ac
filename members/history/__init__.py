"""The history of a profile: what the triggers wrote down (``tables``, ``query``), as a person reads it (``lines``)."""
