"""An organization's profile, read once for one reader (``query``, ``reading``): its page, its edit page, its print."""
