"""Who changed what on a profile, and when: one save an entry, each field old and new."""

import datetime
import re

import pytest
from django.db import connection
from django.utils.html import strip_tags

from cop_portal.dates import today
from cop_portal.differences import word_difference
from cop_portal.history import changed_by
from members.actions import confirming, knowledge, organizations
from members.history.query import read_history
from members.models import (
    Expertise,
    Membership,
    Need,
    Office,
    Organization,
    Project,
    Registration,
    Role,
    SubGrant,
    User,
)
from tests.cast import client_of, english_client_of

pytestmark = pytest.mark.django_db

PAGE = "/organizations/weo/history/"
ABOUT = {
    "mission": "We train women in Mosul.",
    "language": "en",
    "languages": ["ar", "ckb"],
    "website": "",
    "email": "office@weo.example",
    "email_audience": "members",
    "phone": "",
    "phone_audience": "partners",
}


@pytest.fixture(autouse=True)
def nothing_before(cast):
    """Histories begin with the test, and each save has an instant of its own, as in life."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename ~ '^members_.*event$'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"UPDATE {table} SET pgh_label = 'baseline'")


def later():
    """Let what was written so far be a minute older: a test's own transaction is a single instant."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT tablename FROM pg_tables WHERE tablename ~ '^members_.*event$'")
        for (table,) in cursor.fetchall():
            cursor.execute(f"UPDATE {table} SET pgh_created_at = pgh_created_at - interval '1 minute'")


def about(cast, **changes):
    arguments = ABOUT | {"governorates": [cast.ninewa]} | changes
    organizations.edit_about(organization=cast.weo, by=cast.suzan, **arguments)
    later()


def html(user, query=""):
    return english_client_of(user).get(PAGE + query).content.decode()


def words(user, query=""):
    """The page's main part as plain words."""
    page = html(user, query).partition("<main")[2].partition("</main>")[0]
    return re.sub(r"\s+", " ", strip_tags(page))


def test_it_works(cast):
    about(cast)
    page = words(cast.suzan)
    assert "Suzan Aref" in page
    assert "Mission We train women in Mosul." in page
    assert "Works in Added: Ninewa" in page
    assert "Languages Added: Kurdish (Sorani)" in page
    assert "E-mail address office@weo.example" in page
    assert "Confirmed as true: About, Contact" in page


def test_a_text_is_shown_word_by_word(cast):
    about(cast)
    about(cast, mission="We train young women in Basra.")
    page = html(cast.suzan)
    assert '<ins lang="en"> young</ins>' in page
    assert '<del lang="en">Mosul</del><ins lang="en">Basra</ins>' in page
    assert '<dd class="history-text"><bdi dir="ltr">' in page


def test_a_text_in_another_language_has_its_own_direction(cast):
    about(cast)
    about(cast, mission="ندرب النساء", language="ar")
    page = html(cast.suzan)
    assert (
        '<del lang="en">We train women in Mosul.</del><ins lang="ar">ندرب النساء</ins>'
        in page.partition('dir="rtl"')[2]
    )


def test_values_are_said_in_words(cast):
    knowledge.save_need(organization=cast.weo, topic=cast.quotas, audience="members", by=cast.suzan)
    later()
    knowledge.save_need(organization=cast.weo, topic=cast.quotas, audience="staff", by=cast.suzan)
    later()
    knowledge.remove_need(need=Need.objects.get(), by=cast.suzan)
    page = words(cast.suzan)
    assert "Wants to learn: Gender quotas Added Who may read it Members" in page
    assert "Wants to learn: Gender quotas Who may read it Members Search staff" in page
    assert "Wants to learn: Gender quotas Removed Who may read it Search staff" in page


def test_a_project_is_one_thing_with_its_texts_topics_and_places(cast):
    arguments = {"organization": cast.weo, "by": cast.suzan, "starts_on": datetime.date(2024, 5, 6)}
    project = knowledge.save_project(
        title="Councils", topics=[cast.legal_aid], governorates=[cast.erbil], **arguments
    )
    later()
    knowledge.save_project(
        title="Councils now",
        topics=[cast.quotas],
        governorates=[cast.erbil],
        target_groups=["women"],
        project=project,
        **arguments,
    )
    page = words(cast.suzan)
    assert "Projects: Councils Added Starts 6 May 2024 Title Councils Topics Legal aid Where Erbil" in page
    assert "Projects: Councils now Target groups Added: women Title Councils now" in page
    assert "Topics Removed: Legal aid Added: Gender quotas" in page


def test_it_is_told_to_representatives_and_staff_alone(cast):
    about(cast)
    for user in (cast.suzan, cast.staff, cast.superuser):
        assert client_of(user).get(PAGE).status_code == 200
    for user in (cast.colleague, cast.ahmed, cast.outsider, cast.observer):
        assert client_of(user).get(PAGE).status_code == 404
    Membership.objects.filter(user=cast.suzan).update(until=today())
    assert client_of(cast.suzan).get(PAGE).status_code == 404


def test_staff_are_named_to_staff_alone(cast):
    with changed_by(cast.staff, "desk"):
        Registration.objects.create(organization=cast.weo, authority="federal", number="F-1")
    assert "Search staff" in words(cast.suzan)
    assert "Sara Staff" not in words(cast.suzan)
    assert "Sara Staff, Search staff" in words(cast.staff)


def test_the_desk_has_a_context(cast):
    client = english_client_of(cast.superuser)
    registration = Registration.objects.create(organization=cast.weo, authority="federal", number="F-1")
    later()
    data = {"_save": "", "organization": cast.weo.pk, "authority": "federal", "number": "F-2"}
    data |= {"file_audience": "partners"}
    response = client.post(f"/admin/members/registration/{registration.pk}/change/", data)
    assert response.status_code == 302, response.context["errors"]
    page = words(cast.staff)
    assert "Rana Root, Search staff" in page
    assert "Registration number F-1 F-2" in page


def test_what_is_done_past_the_portal_says_so(cast):
    Organization.objects.filter(slug="weo").update(phone="+964 1")
    page = words(cast.suzan)
    assert "Outside the portal" in page
    assert "Phone +964 1" in page


def test_who_is_erased_is_somebody(cast):
    about(cast)
    User.objects.filter(pk=cast.suzan.pk).update(name="")
    assert "Somebody" in words(cast.staff)


def test_a_stranger_is_not_named(cast):
    """Names of persons are for their own organization and staff."""
    with changed_by(cast.outsider, "something"):
        Organization.objects.filter(slug="weo").update(website="https://weo.example/")
    assert "Omar Salim" not in words(cast.suzan)
    assert "Omar Salim" in words(cast.staff)


def test_the_other_side_of_a_grant_may_be_hidden(cast):
    for sub in (cast.hidden_org, cast.outsider_org):
        SubGrant.objects.create(prime=cast.weo, sub=sub)
        later()
    page = words(cast.suzan)
    assert "Outsider Association" in page
    assert "Hidden Shelter" not in page
    assert page.count("Outside the portal") == 1
    assert "Hidden Shelter" in words(cast.staff)


def test_nothing_of_another_organization(cast):
    expertise = Expertise.objects.create(organization=cast.al_noor, topic=cast.quotas, band="1-5")
    expertise.texts.create(field="shares", language="en", text="A secret of Al Noor")
    Office.objects.create(organization=cast.al_noor, governorate=cast.erbil)
    assert "Nothing has changed here yet." in words(cast.suzan)


def test_what_moved_to_another_organization_is_no_longer_told(cast):
    expertise = Expertise.objects.create(organization=cast.weo, topic=cast.quotas, band="1-5")
    expertise.texts.create(field="shares", language="en", text="Of WEO")
    later()
    Expertise.objects.update(organization=cast.al_noor)
    later()
    expertise.texts.update(text="A secret of Al Noor")
    page = words(cast.suzan)
    assert "Of WEO" in page
    assert "A secret of Al Noor" not in page


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


def test_a_removed_organization_or_thing_breaks_no_page(cast):
    project = Project.objects.create(organization=cast.weo, starts_on=today())
    project.texts.create(field="title", language="en", text="Gone")
    later()
    project.delete()
    page = words(cast.suzan)
    assert "Projects: Gone Removed" in page


def test_a_confirmation_for_an_earlier_day_says_which(cast):
    confirming.confirm_section(
        organization=cast.weo, section="about", by=cast.suzan, on=datetime.date(2026, 1, 6)
    )
    assert "Confirmed as true for 6 January 2026: About" in words(cast.suzan)


def test_sections_confirmed_within_a_minute_are_one_entry(cast):
    for section in ("registration", "contact", "projects"):
        confirming.confirm_section(organization=cast.weo, section=section, by=cast.suzan)
    page = words(cast.suzan)
    assert "Confirmed as true: Projects, Contact, Registration" in page
    assert page.count("Confirmed as true") == 1


def test_what_one_save_writes_twice_is_one_change(cast):
    about(cast)
    with changed_by(cast.suzan, "edit_about"):
        for number in ("+964 1", "+964 2"):
            Organization.objects.filter(slug="weo").update(phone=number)
        text = cast.weo.texts.get()
        for mission in ("Nothing of this stays.", "We train women in Basra."):
            text.text = mission
            text.save()
    page = words(cast.suzan)
    assert "+964 2" in page
    assert "+964 1" not in page
    assert "Nothing of this stays." not in page
    assert "We train women in MosulBasra." in page


def test_a_second_representative_reads_the_same(cast):
    about(cast)
    Membership.objects.filter(user=cast.colleague).update(role=Role.REPRESENTATIVE)
    assert "Suzan Aref" in words(cast.colleague)


# -- the difference ---------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("We train women in Mosul.", "We train young women and men in Basra."),
        ("", "New"),
        ("Old", ""),
        ("a  b\n\nc", "a b c"),
        ("ندرب النساء في الموصل", "ندرب الشباب والنساء في البصرة"),
        ("it's one", "it’s two"),
        ("same", "same"),
        ("x " * 5000, "x y " * 5000),
    ],
)
def test_a_difference_has_both_texts(old, new):
    pieces = word_difference(old, new)
    assert "".join(text for kind, text in pieces if kind != "removed") == new
    assert "".join(text for kind, text in pieces if kind != "added") == old


def test_a_difference_is_of_words():
    assert word_difference("Peace in Mosul", "Peace in Basra") == [
        ("same", "Peace in "),
        ("removed", "Mosul"),
        ("added", "Basra"),
    ]
    # A rewritten sentence is one change, not a change a word.
    assert word_difference("one two three", "four five six") == [
        ("removed", "one two three"),
        ("added", "four five six"),
    ]
