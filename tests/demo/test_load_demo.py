"""The demonstration is what the story says, and enough beside it that every page has life."""

from __future__ import annotations

import datetime

import pytest
from django.core import mail
from django.core.management import CommandError, call_command
from django.db.models import Count
from django.test import override_settings

from collaborations.models import (
    Collaboration,
    FollowUpMeeting,
    Introduction,
    JointActivity,
    MemorandumOfUnderstanding,
)
from collaborations.visibility import collaborations_of
from cop_portal.dates import today
from cop_portal.demo.accounts import ACCOUNTS
from cop_portal.home.member import member_home
from cop_portal.home.staff import staff_desk
from cop_portal.home.totals import landing_totals
from events.models import Event, Presence
from members.models import Acquaintance, Governorate, Organization, SearchEntry, User
from members.roles import is_observer, is_staff

pytestmark = [pytest.mark.usefixtures("demo"), pytest.mark.django_db]


def user(email: str) -> User:
    return User.objects.get(email=email)


def home_of(email: str):
    """The home page's lists, as the view makes them."""

    class Request:
        pass

    request = Request()
    request.user = user(email)
    request.memberships = list(request.user.memberships.select_related("organization"))
    request.acting_for = request.memberships[0].organization
    return member_home(request)


def test_it_works():
    assert Organization.objects.count() == 25
    assert Organization.objects.exclude(kind="convenor").exclude(slug__in=["weo", "al-noor"]).count() == 22
    visibilities = Organization.objects.values("visibility").annotate(count=Count("pk")).order_by()
    assert {row["visibility"]: row["count"] for row in visibilities} == {
        "listed": 22,
        "discreet": 2,
        "hidden": 1,
    }


def test_every_governorate_has_a_listed_organization():
    listed = Organization.objects.filter(visibility="listed")
    assert Governorate.objects.filter(organizations__in=listed).distinct().count() == 19


def test_every_organization_can_be_found_and_says_something():
    for organization in Organization.objects.all():
        assert SearchEntry.objects.filter(organization=organization).exists(), organization
        # The newest one has not come in yet: its first representative's invitation ran out.
        missions = 0 if organization.slug == "textile-workers-union" else 1
        assert organization.texts.filter(field="mission", origin="original").count() == missions
        assert organization.name_ar
        assert organization.name_ckb


def test_originals_in_all_three_languages():
    originals = Organization.objects.filter(texts__field="mission", texts__origin="original")
    languages = originals.values_list("texts__language").annotate(count=Count("pk"))
    assert {language for language, _count in languages} == {"en", "ar", "ckb"}


def test_the_story():
    story = Collaboration.objects.with_stage().get(parties__organization__slug="weo")
    assert {party.organization.slug for party in story.parties.all()} == {"weo", "al-noor"}
    introduction = story.introductions.get()
    assert introduction.event.slug == "cop-workshop-april-2021"
    assert (introduction.event.starts_on, introduction.event.date_precision) == (
        datetime.date(2021, 4, 1),
        "month",
    )
    assert introduction.date_precision == "month"
    assert story.talking_on == story.agreed_on == datetime.date(2021, 5, 6)
    assert story.in_force_on == datetime.date(2021, 10, 1)
    assert story.stage == "in_force"
    mou = story.mous.with_state().get()
    assert mou.state == "in_force"
    assert (mou.ends_on, mou.renewal) == (datetime.date(2023, 9, 30), "automatic")
    signatures = mou.signatures.filter(version__number=0)
    assert [signature.signed_on for signature in signatures] == [datetime.date(2021, 9, 21)] * 2
    assert story.activities.get().planned_on > today()
    assert story.meetings.filter(held_on=None).get().planned_on > today()


def test_the_paper_is_a_readable_pdf():
    mou = MemorandumOfUnderstanding.objects.get(parties__party__organization__slug="weo")
    for version in mou.versions.all():
        document = version.copies.get().document
        assert 1 <= document.pages <= 4
        assert document.name.endswith(".pdf")


def test_a_thread_at_every_stage():
    stages = set(Collaboration.objects.with_stage().values_list("stage", flat=True))
    assert stages == {"introduced", "talking", "agreed", "mou_with_parties", "in_force", "active"}
    parties = Collaboration.objects.annotate(count=Count("parties")).values_list("count", flat=True)
    assert max(parties) == 3


def test_one_thing_waits_for_suzan_and_one_for_ahmed():
    suzan = home_of("suzan@weo.example")
    assert (len(suzan.requests), len(suzan.waiting)) == (0, 1)
    ahmed = home_of("ahmed@alnoor.example")
    assert (len(ahmed.requests), len(ahmed.waiting)) == (1, 0)


def test_what_waits_for_staff():
    """The thread in which nobody has taken a step, and those that have gone cold; nothing else has come to a stop."""
    desk = staff_desk(user("staff@search.example"))
    assert [row.thread.name for row in desk.introductions] == ["Tishk and Hamrin"]
    assert desk.cold
    assert desk.count == 1 + len(desk.cold)
    assert not desk.invitations
    assert not desk.mous
    assert not desk.requests


def test_two_who_have_not_met_join_each_other():
    first, second = user("outsider@member.example"), user("second@member.example")
    ours = first.memberships.get().organization
    theirs = second.memberships.get().organization
    assert not collaborations_of(first).exists()
    assert not collaborations_of(second).exists()
    pair = sorted([ours.pk, theirs.pk])
    assert not Acquaintance.objects.filter(organization_low=pair[0], organization_high=pair[1]).exists()
    home = home_of("outsider@member.example")
    assert home.closest[0]["organization"] == theirs
    assert home.closest[0]["match"].shared
    assert home.closest[0]["match"].wanted


def test_events():
    workshop = Event.objects.get(slug="cop-workshop-april-2021")
    presenters = {
        organization.slug for part in workshop.sessions.all() for organization in part.presenters.all()
    }
    assert presenters == {"weo", "al-noor"}
    assert Event.objects.filter(starts_on__gt=today()).exists()
    assert Event.objects.filter(
        starts_on__range=(today() - datetime.timedelta(days=40), today() - datetime.timedelta(days=20))
    ).exists()
    assert Presence.objects.filter(event=workshop).count() == 7


def test_nothing_happened_in_the_future():
    day = today()
    assert not FollowUpMeeting.objects.filter(held_on__gt=day).exists()
    assert not JointActivity.objects.filter(held_on__gt=day).exists()
    assert not Introduction.objects.filter(happened_on__gt=day).exists()


def test_totals_on_the_landing_page():
    assert {total.label: total.count for total in landing_totals()} == {
        "organizations": 21,
        "governorates": 19,
        "memoranda in force": 3,
    }


def test_accounts(client, settings):
    assert [account.email for account in ACCOUNTS] == settings.DEMO_ACCOUNTS
    for account in ACCOUNTS:
        assert user(account.email).name == account.name
        assert user(account.email).check_password(settings.DEMO_PASSWORD)
    assert is_staff(user("staff@search.example"))
    assert not user("staff@search.example").is_superuser
    assert is_observer(user("observer@drl.example"))


def test_no_mail():
    assert mail.outbox == []


def test_a_second_run_changes_nothing():
    before = (Organization.objects.count(), Collaboration.objects.count(), User.objects.count())
    call_command("load_demo", verbosity=0)
    call_command("load_demo", "--if-empty", verbosity=0)
    assert (Organization.objects.count(), Collaboration.objects.count(), User.objects.count()) == before


def test_queries_of_the_fullest_home(client, django_assert_num_queries):
    client.force_login(user("ahmed@alnoor.example"))
    client.get("/")
    with django_assert_num_queries(33):
        client.get("/")


@pytest.mark.parametrize("email", [account.email for account in ACCOUNTS])
@pytest.mark.parametrize("path", ["/", "/organizations/", "/events/", "/collaborations/"])
@pytest.mark.parametrize("language", ["en", "ar", "ckb"])
def test_pages_answer(client, email, path, language):
    person = user(email)
    User.objects.filter(pk=person.pk).update(language=language)
    client.force_login(user(email))
    response = client.get(path, follow=True)
    assert response.status_code == (404 if is_observer(person) and path != "/" else 200)


def test_it_refuses_elsewhere():
    with override_settings(DEMO=False), pytest.raises(CommandError, match="DEMO is off"):
        call_command("load_demo", verbosity=0)
    with override_settings(DEMO=False), pytest.raises(CommandError):
        call_command("demo_accounts")
