"""What WEO has on its profile, for the rows of its edit pages."""

from __future__ import annotations

import datetime

from members.models import Expertise, Need, Project, Registration
from tests.access.matrix import World


def extend(world: World) -> None:
    """Put an offer, a need, a project and a registration beside the cast."""
    weo = world.cast.weo
    Expertise.objects.create(organization=weo, topic=world.cast.leadership, band="10+")
    Need.objects.create(organization=weo, topic=world.cast.quotas)
    world.things["project"] = Project.objects.create(organization=weo, starts_on=datetime.date(2021, 1, 1))
    world.things["project"].texts.create(field="title", language="en", text="Women in councils")
    world.things["registration"] = Registration.objects.create(
        organization=weo, authority="kurdistan", number="K-1"
    )
    world.things["project"].refresh_from_db()
    world.things["registration"].refresh_from_db()
