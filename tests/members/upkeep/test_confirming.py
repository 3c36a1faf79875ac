""" "Is it still true?": one tap a section, and what counts as an answer."""

import datetime

import pytest
from django.core import mail
from django.core.management import call_command
from django.db import transaction
from django.test import Client

from cop_portal.dates import today
from cop_portal.refusals import NotAllowed, Refused
from members.actions import confirming, knowledge, organizations
from members.actions.confirming import remind_representatives
from members.models import Membership, Organization, Role, SectionConfirmation, StillTrueReminder
from members.upkeep.freshness import months_before
from tests.cast import client_of, english_client_of

pytestmark = pytest.mark.django_db

PAGE = "/organizations/weo/edit/still-true/"
SECTIONS = SectionConfirmation.Section.values
DAY = datetime.timedelta(days=1)


def weo() -> Organization:
    return Organization.objects.get(slug="weo")


def days() -> dict[str, datetime.date]:
    return dict(SectionConfirmation.objects.values_list("section", "confirmed_on"))


def confirm(cast, section, on=None):
    return confirming.confirm_section(organization=cast.weo, section=section, by=cast.suzan, on=on)


def test_it_works(cast):
    confirm(cast, "offers")
    assert days() == {"offers": today()}
    assert SectionConfirmation.objects.get().confirmed_by == cast.suzan


def test_the_profile_has_the_oldest_day_once_each_section_has_one(cast):
    for position, section in enumerate(SECTIONS):
        assert weo().profile_confirmed_on is None
        confirm(cast, section, on=today() - position * DAY)
    assert weo().profile_confirmed_on == today() - (len(SECTIONS) - 1) * DAY
    confirm(cast, SECTIONS[-1])
    assert weo().profile_confirmed_on == today() - (len(SECTIONS) - 2) * DAY


def test_an_earlier_day_never_replaces_a_later_one(cast):
    confirming.confirm_profile(organization=cast.weo, by=cast.suzan)
    confirming.confirm_profile(organization=cast.weo, by=cast.suzan, on=today() - DAY)
    confirm(cast, "about", on=today() - DAY)
    assert set(days().values()) == {today()}
    assert weo().profile_confirmed_on == today()


def test_what_cannot_be_is_refused(cast):
    with pytest.raises(Refused):
        confirm(cast, "about", on=today() + DAY)
    with pytest.raises(Refused):
        confirm(cast, "weather")
    for user in (cast.colleague, cast.ahmed, cast.staff, cast.superuser, cast.observer):
        with pytest.raises(NotAllowed):
            confirming.confirm_section(organization=cast.weo, section="about", by=user)
    assert not SectionConfirmation.objects.exists()


def test_twice_a_day_is_one_record(cast):
    other = Membership.objects.get(user=cast.colleague)
    other.role = Role.REPRESENTATIVE
    other.save()
    confirm(cast, "about")
    events = SectionConfirmation.pgh_event_model.objects
    before = events.count()
    confirming.confirm_section(organization=cast.weo, section="about", by=cast.colleague)
    assert SectionConfirmation.objects.get().confirmed_by == cast.suzan
    assert events.count() == before


def test_saving_a_section_counts(cast):
    """Who has just written it has said that it is true; so has who takes something off."""
    arguments = {"organization": cast.weo, "by": cast.suzan}
    offer = knowledge.save_expertise(topic=cast.leadership, band="1-5", **arguments)
    assert set(days()) == {"offers"}
    SectionConfirmation.objects.all().delete()
    knowledge.remove_expertise(expertise=offer, by=cast.suzan)
    assert set(days()) == {"offers"}
    need = knowledge.save_need(topic=cast.quotas, **arguments)
    project = knowledge.save_project(title="Councils", starts_on=today(), **arguments)
    registration = organizations.add_registration(authority="federal", number="1", **arguments)
    assert set(days()) == {"offers", "needs", "projects", "registration"}
    SectionConfirmation.objects.all().delete()
    knowledge.remove_need(need=need, by=cast.suzan)
    knowledge.remove_project(project=project, by=cast.suzan)
    organizations.remove_registration(registration=registration, by=cast.suzan)
    assert set(days()) == {"needs", "projects", "registration"}


def test_a_past_can_be_told_in_which_nobody_saved_today(cast):
    with confirming.saves_confirm_nothing():
        knowledge.save_need(topic=cast.quotas, organization=cast.weo, by=cast.suzan)
        assert not days()
        confirm(cast, "about")
    knowledge.save_need(topic=cast.quotas, organization=cast.weo, by=cast.suzan)
    assert set(days()) == {"about", "needs"}


def test_visibility_is_no_section(cast):
    organizations.set_visibility(organization=cast.weo, by=cast.suzan, visibility="discreet")
    assert not days()


# -- the page ---------------------------------------------------------------------------------------------------------


def test_the_page_shows_each_section_and_asks(cast):
    knowledge.save_expertise(organization=cast.weo, topic=cast.leadership, band="1-5", by=cast.suzan)
    page = english_client_of(cast.suzan).get(PAGE).content.decode()
    for section in SECTIONS:
        assert f'id="{section}"' in page
    assert "mentoring: 1 to 5 years" in page
    assert page.count("Nobody has confirmed this section yet.") == len(SECTIONS) - 1
    assert "If that is how it is, say that it is still true." in page
    assert "All of it is still true" in page
    # What was confirmed today asks nothing more.
    assert "/still-true/offers/" not in page
    assert "Suzan Aref" in page


def test_one_tap_confirms_a_section(cast):
    client = english_client_of(cast.suzan)
    response = client.post(f"{PAGE}needs/", {"acting_for": "weo"})
    assert (response.status_code, response["Location"]) == (302, f"{PAGE}#needs")
    assert days() == {"needs": today()}
    assert "is confirmed today" in client.get(PAGE).content.decode()


def test_a_live_page_answers_in_place(cast):
    client = english_client_of(cast.suzan)
    response = client.post(f"{PAGE}needs/", {"acting_for": "weo"}, headers={"HX-Request": "true"})
    row = response.content.decode()
    assert response.status_code == 200
    assert row.lstrip().startswith('<section class="section still-true-row" id="needs"')
    assert "<html" not in row
    assert "Confirmed on" in row


def test_a_live_page_of_another_organization_asks_first(cast):
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role=Role.REPRESENTATIVE, since=today()
    )
    client = english_client_of(cast.suzan)
    client.post("/act-for/", {"organization": "outsider"})
    session = client.session
    session["acting_for"] = cast.outsider_org.pk
    session.save()
    response = client.post(f"{PAGE}needs/", {"acting_for": "weo"}, headers={"HX-Request": "true"})
    assert (response.status_code, response["HX-Refresh"]) == (409, "true")
    assert not days()
    assert "hx-post" not in client.get(PAGE).content.decode()


def test_all_at_once(cast):
    client = english_client_of(cast.suzan)
    assert client.post("/organizations/weo/edit/confirm/", {"acting_for": "weo"}).status_code == 302
    assert set(days()) == set(SECTIONS)
    assert weo().profile_confirmed_on == today()


def test_only_its_representatives(cast):
    for user in (cast.colleague, cast.ahmed, cast.staff, cast.observer):
        client = client_of(user)
        assert client.get(PAGE).status_code == 404
        assert client.post(f"{PAGE}needs/").status_code == 404
    client = client_of(cast.suzan)
    assert client.post(f"{PAGE}weather/", {"acting_for": "weo"}).status_code == 404
    assert client.get(f"{PAGE}needs/").status_code == 405
    assert not days()


def test_the_way_from_the_mail_names_no_organization(cast):
    assert Client().get("/still-true/").status_code == 302
    assert english_client_of(cast.suzan).get("/still-true/")["Location"] == PAGE
    for user in (cast.colleague, cast.staff, cast.observer):
        assert client_of(user).get("/still-true/").status_code == 404
    Membership.objects.create(
        user=cast.suzan, organization=cast.al_noor, role=Role.REPRESENTATIVE, since=today()
    )
    Organization.objects.filter(slug="al-noor").update(profile_confirmed_on=today())
    assert client_of(cast.suzan).get("/still-true/")["Location"] == PAGE


def test_home_asks_representatives(cast):
    words = "Is your profile still true?"
    assert words in english_client_of(cast.suzan).get("/").content.decode()
    assert words not in english_client_of(cast.colleague).get("/").content.decode()
    confirming.confirm_profile(organization=cast.weo, by=cast.suzan)
    assert words not in english_client_of(cast.suzan).get("/").content.decode()


def test_the_number_of_queries(cast, django_assert_max_num_queries):
    client = english_client_of(cast.suzan)

    def queries():
        with django_assert_max_num_queries(14) as captured:
            client.get(PAGE)
        return len(captured)

    before = queries()
    for topic in (cast.quotas, cast.leadership, cast.legal_aid):
        knowledge.save_expertise(organization=cast.weo, topic=topic, band="1-5", by=cast.suzan)
        knowledge.save_need(organization=cast.weo, topic=topic, by=cast.suzan)
    confirming.confirm_profile(organization=cast.weo, by=cast.suzan)
    assert queries() == before


# -- the reminder -----------------------------------------------------------------------------------------------------


@pytest.fixture
def ask(cast, django_capture_on_commit_callbacks):
    """Run the daily command on a day; gives the addresses it mailed."""

    def run(on=None):
        mail.outbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            remind_representatives(on=on)
        return sorted(address for one in mail.outbox for address in one.to)

    Organization.objects.exclude(slug__in=["weo", "al-noor"]).update(profile_confirmed_on=today())
    return run


def test_representatives_are_asked_in_their_language(cast, ask):
    assert ask() == ["ahmed@alnoor.example", "suzan@weo.example"]
    by_address = {one.to[0]: one for one in mail.outbox}
    english, arabic = by_address["suzan@weo.example"], by_address["ahmed@alnoor.example"]
    assert english.extra_headers["Content-Language"] == "en"
    assert arabic.extra_headers["Content-Language"] == "ar"
    assert "http://localhost:8000/still-true/" in english.body
    for one in mail.outbox:
        for secret in ("weo", "WEO", "Women Empowerment", "al-noor", "Al Noor", "النور"):
            assert secret not in one.body.replace("suzan@weo.example", "") + one.subject


def test_nobody_is_asked_twice_in_six_months(cast, ask):
    assert len(ask()) == 2
    assert ask() == []
    assert ask(on=today() + 100 * DAY) == []
    assert len(ask(on=today() + 190 * DAY)) >= 2


def test_only_who_has_not_answered_is_asked(cast, ask):
    confirming.confirm_profile(organization=cast.weo, by=cast.suzan)
    assert ask() == ["ahmed@alnoor.example"]
    assert "suzan@weo.example" not in ask(on=today() + 170 * DAY)
    assert "suzan@weo.example" in ask(on=today() + 190 * DAY)


@pytest.mark.parametrize(("months", "asked"), [(5, False), (7, True)])
def test_six_months_after_the_oldest_section(cast, ask, months, asked):
    Organization.objects.filter(slug="weo").update(profile_confirmed_on=months_before(today(), months))
    assert ("suzan@weo.example" in ask()) is asked


def test_who_has_just_joined_is_left_alone(cast, ask):
    Organization.objects.update(member_since=today(), profile_confirmed_on=None)
    assert ask() == []


def test_where_nobody_speaks_nothing_is_sent_or_remembered(cast, ask):
    Membership.objects.filter(user=cast.suzan).update(until=today())
    cast.ahmed.is_active = False
    cast.ahmed.save()
    assert ask() == []
    assert not StillTrueReminder.objects.exists()


def test_what_fails_is_not_remembered(cast, ask):
    with pytest.raises(ZeroDivisionError), transaction.atomic():
        remind_representatives()
        raise ZeroDivisionError
    assert len(ask()) == 2


def test_the_command(cast, ask, capsys):
    call_command("ask_if_still_true")
    assert "2 organizations" in capsys.readouterr().out
    call_command("ask_if_still_true", verbosity=0)
    assert StillTrueReminder.objects.count() == 2
