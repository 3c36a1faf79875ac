"""An event that was held yesterday, and what tests of its page of who came send and read."""

from __future__ import annotations

import datetime
import html
import re

from django.test import Client
from django.urls import reverse

from cop_portal.dates import today
from events.actions import announce_event, create_event, log_presence
from events.actions.meanwhile import marks_of_line
from events.models import Event, Presence
from members.drafts.comparing import line_of
from members.models import Organization
from tests.cast import Cast

LIVE = {"HX-Request": "true"}


def held_event(cast: Cast, name: str = "Workshop", days_ago: int = 1) -> Event:
    """An announced event of one day."""
    day = today() - datetime.timedelta(days=days_ago)
    event = create_event(by=cast.staff, kind="workshop", name_en=name, starts_on=day)
    return announce_event(event=event, by=cast.staff, on=day - datetime.timedelta(days=9))


def listed(cast: Cast, event: Event, organization: Organization, *names: str, sex: str = "") -> Presence:
    """A line of ``organization`` with people by name, all of one sex."""
    people = [(name, sex, "") for name in names]
    return log_presence(event=event, by=cast.staff, organization=organization, people=people)


def url(event: Event, name: str = "presence", *args: object) -> str:
    """An address beneath the page of who came."""
    return reverse(f"events:{name}", args=[event.slug, *args])


def line_url(line: Presence, name: str, *args: object) -> str:
    """An address of a line."""
    return url(line.event, name, line.public_id, *args)


def based_on(line: Presence) -> str:
    """What the form of ``line`` carries when it is shown now."""
    return line_of(marks_of_line(Presence.objects.get(pk=line.pk)))


def counts(women: int | str = 0, men: int | str = 0, not_stated: int | str = 0) -> dict[str, int | str]:
    """The numbers of a form."""
    return {"women": women, "men": men, "not_stated": not_stated}


def numbers(line: Presence) -> tuple[int, int, int]:
    """Those of a line as it is saved."""
    line = Presence.objects.get(pk=line.pk)
    return line.women, line.men, line.not_stated


def read(response) -> str:
    """The words of an answer."""
    content = re.sub(r"</?(?:bdi|strong|span|a)\b[^>]*>", "", response.content.decode())
    return " ".join(html.unescape(re.sub(r"<[^>]+>", " ", content)).split())


def page(client: Client, event: Event) -> str:
    """The words of the page of who came."""
    return read(client.get(url(event)))
