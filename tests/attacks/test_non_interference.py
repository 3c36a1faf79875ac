"""What somebody may not know of changes altogether, and not one of their pages does.

A word in a list is only the plainest leak. A count, an order, a suggestion, a chip, a header, the length of a page can
tell of a hidden organization too; so whole answers are compared, before and after.
"""

from __future__ import annotations

import datetime
import re

import pytest

from members.actions import identity, knowledge, organizations, translations
from members.models import Need, Organization, User
from tests.attacks.world import Attacked, build
from tests.cast import Cast, client_of

pytestmark = pytest.mark.django_db

# What is new on each page: the forms' secret, and the minute at which it would be printed.
PASSING = re.compile(r'name="csrfmiddlewaretoken" value="[^"]+"|<p class="printed">.*?</p>')
SEARCHES = (
    *("q=shelter", "q=zqhiddenorg", "q=zqhiddenorh", "q=zqdiscreetorg", "q=hiden", "q=gho", "q=ghostword"),
    *("q=ghostwort", "q=%22ghost+phrase%22", "q=legal", "q=-legal", "q=violense", "q=kuota", "q=mosul"),
    *("q=erbill", "q=political+quota", "q=zqpartners", "q=zqstaffonly", "q=-ghostword"),
    *("wants=rule-of-law", "wants=rule-of-law.legal-aid", "shares=violence", "governorate=IQ-AR"),
    *("kind=foundation", "women_led=yes", "language=kmr", "sort=name", "sort=freshness", "page=99"),
    *("target_group=women", "project_status=running", "freshness=fresh"),
)
PAGES = ("", "print/", "print/?for=members", "logo/", "introduce/")
OTHERS = ("/", "/organizations/", "/events/", "/events/the-workshop/", "/collaborations/", "/figures/")


def read_by(user: User | None) -> dict[str, tuple]:
    """All that each address answers ``user``: status, headers, body."""
    client = client_of(user)
    client.get("/")  # the first page of all remembers the language
    addresses = [*OTHERS, *(f"/organizations/?{search}" for search in SEARCHES)]
    addresses += [
        f"/organizations/{slug}/{page}" for slug in ("weo", "al-noor", "outsider") for page in PAGES
    ]
    answers = {}
    for address in addresses:
        response = client.get(address)
        headers = {name: value for name, value in response.headers.items() if name != "Content-Length"}
        answers[address] = (response.status_code, headers, PASSING.sub("", response.content.decode()))
    return answers


def say_much(organization: Organization, by: User, cast: Cast) -> None:
    """Everything that could make a difference, under a name that is like topics and like others' names."""
    who = {"organization": organization, "by": by}
    organizations.edit_about(
        **who,
        mission="Ghostword, a ghost phrase, elections in Mosul",
        language="en",
        languages=["en", "kmr"],
        governorates=[cast.erbil, cast.ninewa],
    )
    knowledge.save_expertise(**who, topic=cast.legal_aid, band="1-5", shares="Ghostword")
    knowledge.save_need(**who, topic=cast.quotas, question="Ghostword", audience="members")
    knowledge.save_project(
        **who,
        title="Ghostword",
        starts_on=datetime.date(2025, 1, 1),
        topics=[cast.leadership],
        governorates=[cast.baghdad],
        target_groups=["women"],
    )
    identity.save_other_name(**who, kind="other_name", language="en", name="Kuota Legal Ghostword")
    name = {"name_en": "Ghostword Legal Aid Leadership", "acronym": "GHO"}
    identity.edit_identity(**who, **name, kind="foundation", size_band="", is_women_led=True)


def say_to_few(cast: Cast) -> None:
    """WEO's needs for partners and for staff, and a translation of one; its contacts."""
    who = {"organization": cast.weo, "by": cast.suzan}
    knowledge.save_need(
        **who, topic=cast.electoral_violence, audience="partners", question="Ghostword", urgency="urgent"
    )
    knowledge.save_need(**who, topic=cast.quotas, audience="staff", question="A ghost phrase in Mosul")
    need = Need.objects.get(organization=cast.weo, topic=cast.legal_aid)
    translations.translate(
        owner=need,
        texts={"question": "Ghostword"},
        language="ar",
        by=cast.suzan,
        origin="human",
        made_from={"question": need.texts.get(origin="original").revision},
    )
    removed = Need.objects.get(organization=cast.weo, topic=cast.leadership)
    knowledge.remove_need(need=removed, by=cast.suzan)
    Organization.objects.filter(pk=cast.weo.pk).update(email="ghostword@weo.example", phone="07 01 02")


def differing(before: dict[str, tuple], after: dict[str, tuple]) -> list[str]:
    """The addresses that answer otherwise than before."""
    return [address for address, answer in before.items() if after[address] != answer]


@pytest.fixture
def attacked() -> Attacked:
    return build()


@pytest.mark.parametrize("person", ["outsider", "ahmed", "former", "double", "observer", "visitor"])
def test_nothing_tells_of_organizations_that_one_may_not_know(attacked: Attacked, person: str):
    """A hidden and a discreet organization become full of what others search for."""
    cast, user = attacked.cast, attacked.people()[person]
    before = read_by(user)
    say_much(cast.hidden_org, cast.hidden, cast)
    say_much(cast.discreet_org, cast.discreet, cast)
    assert differing(before, read_by(user)) == []
    assert differing(before, before | {"/": ()}) == ["/"]


@pytest.mark.parametrize("person", ["outsider", "former", "discreet", "hidden", "observer", "visitor"])
def test_nothing_tells_of_what_is_for_others(attacked: Attacked, person: str):
    """WEO's rows for partners and for staff change; its section was confirmed on that day before."""
    cast, user = attacked.cast, attacked.people()[person]
    before = read_by(user)
    say_to_few(cast)
    assert differing(before, read_by(user)) == []


def test_who_may_know_does_read_it(attacked: Attacked):
    """Else the two above would compare what never changes."""
    cast = attacked.cast
    before = read_by(cast.staff)
    say_much(cast.discreet_org, cast.discreet, cast)
    changed = differing(before, read_by(cast.staff))
    assert {"/organizations/?q=ghostword", "/organizations/?q=kuota", "/organizations/?women_led=yes"} <= {
        *changed
    }
    partner = read_by(cast.ahmed)
    say_to_few(cast)
    assert "/organizations/?q=ghostword" in differing(partner, read_by(cast.ahmed))
