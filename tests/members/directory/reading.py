"""The directory's page as its tests read it, and more organizations to fill it."""

import re

from members.models import Expertise, Need, Organization, OrganizationLanguage, Project
from members.search.text import update_search
from tests.cast import JOINED

URL = "/organizations/"


def names(response) -> list[str]:
    return [row["organization"].slug for row in response.context["rows"]]


def count(response, facet: str, value: str) -> int:
    """The count beside a choice, as the page shows it."""
    box = f'name="{facet}" value="{re.escape(value)}"( checked)?>'
    found = re.search(rf"{box}[^<]+<b>(\d+)</b>", response.content.decode())
    return int(found[2]) if found else 0


def more_organizations(play, number: int) -> None:
    for index in range(number):
        organization = Organization.objects.create(
            slug=f"more-{index}", name_en=f"More {index}", kind="local", member_since=JOINED
        )
        OrganizationLanguage.objects.create(organization=organization, language="ckb")
        organization.governorates.add(play.baghdad, play.erbil)
        Expertise.objects.create(organization=organization, topic=play.quotas, band="10+")
        Need.objects.create(organization=organization, topic=play.leadership)
        Project.objects.create(organization=organization, starts_on=JOINED)
        update_search(organization)
