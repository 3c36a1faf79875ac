"""Names of people and organizations: what one may be, and how two are compared."""
