"""What WEO has on its profile, for the rows of its edit pages."""

from __future__ import annotations

import datetime

from django.core.files.uploadedfile import SimpleUploadedFile

from members.actions.identity import set_logo
from members.actions.registration_files import set_registration_file
from members.models import Expertise, Need, Office, OtherName, Project, Registration
from tests.access.matrix import World
from tests.documents import files, pictures


def extend(world: World) -> None:
    """Put an offer, a need, a project, a registration with its paper, an office, another name and a logo beside the
    cast."""
    weo = world.cast.weo
    Expertise.objects.create(organization=weo, topic=world.cast.leadership, band="10+")
    Need.objects.create(organization=weo, topic=world.cast.quotas)
    world.things["project"] = Project.objects.create(organization=weo, starts_on=datetime.date(2021, 1, 1))
    world.things["project"].texts.create(field="title", language="en", text="Women in councils")
    world.things["registration"] = Registration.objects.create(
        organization=weo, authority="kurdistan", number="K-1"
    )
    world.things["office"] = Office.objects.create(organization=weo, governorate=world.cast.erbil)
    world.things["other_name"] = OtherName.objects.create(
        organization=weo, kind=OtherName.Kind.FORMER_NAME, language="en", name="Women's House"
    )
    for name in ("project", "registration", "office", "other_name"):
        world.things[name].refresh_from_db()
    suzan = world.cast.suzan
    set_logo(organization=weo, by=suzan, upload=SimpleUploadedFile("logo.png", pictures.png()))
    set_registration_file(
        registration=world.things["registration"],
        by=suzan,
        file_audience="partners",
        upload=SimpleUploadedFile("registration.pdf", files.plain()),
    )
    weo.refresh_from_db()
    world.things["registration"].refresh_from_db()
