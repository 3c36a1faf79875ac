"""A representative reads one section's history, page by page, by any address, in few questions."""

import re

import pytest

from cop_portal.dates import today
from cop_portal.history import changed_by
from members.actions import knowledge, organizations
from members.history.query import read_history
from members.models import Organization, SubGrant
from tests.cast import client_of, english_client_of
from tests.members.history.reading import PAGE, about, html, later, words

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("section", "shown", "left_out"),
    [
        ("about", "Mission", "E-mail address"),
        ("contact", "E-mail address", "Mission"),
        ("visibility", "Who sees the organization", "Mission"),
        ("offers", "mentoring", "Gender quotas"),
        ("needs", "Gender quotas", "mentoring"),
        ("projects", "Councils", "mentoring"),
        ("registration", "F-1", "Councils"),
    ],
)
def test_one_section_alone(cast, section, shown, left_out):
    about(cast)
    arguments = {"organization": cast.weo, "by": cast.suzan}
    organizations.set_visibility(visibility="discreet", **arguments)
    knowledge.save_expertise(topic=cast.leadership, band="1-5", **arguments)
    knowledge.save_need(topic=cast.quotas, **arguments)
    knowledge.save_project(title="Councils", starts_on=today(), **arguments)
    organizations.add_registration(authority="federal", number="F-1", **arguments)
    page = words(cast.suzan, f"?section={section}").partition("Times are")[2]
    assert shown in page
    assert left_out not in page
    assert 'aria-current="true"' in html(cast.suzan, f"?section={section}")


def test_a_section_leaves_out_saves_that_did_not_touch_it(cast):
    about(cast)
    about(cast, mission="We train women in Basra.")
    about(cast, mission="We train women in Basra.", phone="+964 750 000 0001")
    # The first save set the address, the last the number; the second is of "About" alone, but confirmed both.
    for section, count in (("contact", 2), ("about", 2)):
        entries = read_history(cast.suzan, cast.weo, section).entries
        assert (
            sum(any(event.table.name != "confirmation" for event in one.events) for one in entries) == count
        )


def test_a_strange_address_gives_a_page(cast):
    about(cast)
    for query in (
        "?section=weather",
        "?before=x",
        "?before=1-2",
        f"?before={'9' * 40}-{'0' * 32}",
        "?before=",
    ):
        assert client_of(cast.suzan).get(PAGE + query).status_code == 200


def test_pages_follow_each_other(cast):
    for number in range(45):
        with changed_by(cast.suzan, "count"):
            Organization.objects.filter(slug="weo").update(phone=f"+964 {number:02}")
        later()
    seen, query = [], ""
    for expected in (20, 20, 5):
        page = html(cast.suzan, query)
        numbers = re.findall(r'<bdi class="ltr is-address">\+964 (\d\d)</bdi>(?!</del>)', page)
        assert len(numbers) == expected
        seen += numbers
        following = re.search(r'href="[^"]*(\?before=[^"]*)"', page)
        query = following[1] if following else ""
    assert seen == [f"{number:02}" for number in reversed(range(45))]
    assert query == ""


def test_the_number_of_queries(cast, django_assert_max_num_queries):
    client = english_client_of(cast.suzan)

    def queries():
        with django_assert_max_num_queries(14) as captured:
            assert client.get(PAGE).status_code == 200
        return len(captured)

    about(cast)
    knowledge.save_expertise(organization=cast.weo, topic=cast.quotas, band="1-5", by=cast.suzan)
    SubGrant.objects.create(prime=cast.weo, sub=cast.outsider_org)
    before = queries()
    for position, topic in enumerate((cast.leadership, cast.legal_aid, cast.quotas)):
        later()
        knowledge.save_need(organization=cast.weo, topic=topic, by=cast.suzan)
        knowledge.save_project(
            organization=cast.weo,
            by=cast.suzan,
            title=f"Project {position}",
            starts_on=today(),
            topics=[topic],
            governorates=[cast.erbil, cast.baghdad],
        )
    assert queries() == before
