"""Choosing one's mails, signed in or by the link in a mail: who gets what."""

from __future__ import annotations

from members.mail_kinds import MailKind
from members.mailing.choices import token_for
from tests.access.matrix import EVERYBODY, Row, who

ROWS = [
    Row(
        "members:mail_choices",
        get=who("in", 200, 200, 200, 200, 200),
        post=who("in", 302, 302, 302, 302, 302),
        data=lambda world: {
            kind: "weekly" if kind == MailKind.PROMISES else "at_once" for kind in MailKind.values
        },
    ),
    # Whoever has the link: mail programs have no session.
    Row(
        "members:mail_choice",
        args=lambda world: [token_for(world.cast.suzan, MailKind.MEETINGS), "weekly"],
        get=EVERYBODY,
        post=EVERYBODY,
    ),
]
