"""What a mail says to who reads it."""

from __future__ import annotations

import re

from django.core.mail import EmailMessage

# What chance writes into a signed link is no word, whatever letters it takes.
BY_CHANCE = re.compile(r"/(invitations|mails)/\S+")


def said(message: EmailMessage) -> str:
    """Subject and body, without the letters of signed links."""
    return BY_CHANCE.sub("", f"{message.subject} {message.body}")
