"""Search staff's desk for members: organizations, people, invitations, what they know, topics."""

from . import invitations, knowledge, organizations, people, reference, registrations, ties

__all__ = ["invitations", "knowledge", "organizations", "people", "reference", "registrations", "ties"]
