"""The machinery of the portal and its front door; the rooms (members, events, collaborations) stand beside it."""
