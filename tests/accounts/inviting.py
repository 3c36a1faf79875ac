"""What the tests of invitations share."""

import datetime

NEW_PASSWORD = "a-very-new-password-1"
ACCEPT = {"name": "Rojin Ali", "password": NEW_PASSWORD, "language": "ckb"}


def age(row, **ago):
    """Let time pass for an invitation."""
    for field in ("created_at", "sent_at", "expires_at"):
        setattr(row, field, getattr(row, field) - datetime.timedelta(**ago))
    row.save()


def token_of(link: str) -> str:
    return link.strip("/").split("/")[-1]


def without_csrf(response) -> str:
    import re

    body = re.sub(r'name="csrfmiddlewaretoken" value="[^"]*"', "", response.content.decode())
    return re.sub(r'name="next" value="[^"]*"', "", body)
