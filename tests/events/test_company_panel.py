"""Who else comes to an event: what an organization that comes reads of the others."""

from __future__ import annotations

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils.html import format_html

from cop_portal.dates import today
from events.actions import log_presence
from events.models import Event
from members.models import Organization, Partnership, Project, Topic

from .company_world import (
    WEEK,
    acts_for,
    joins,
    make_event,
    most,
    offers,
    pair,
    panel,
    panel_of,
    says,
    wants,
)


@pytest.fixture(autouse=True)
def alone(settings):
    """The panel alone, without what rooms above add."""
    settings.EVENT_PANELS = ["events.company.panel.company_panel"]
    settings.EVENT_COMPANY_ACTIONS = []


@pytest.fixture
def event(cast) -> Event:
    """A workshop in a week."""
    return make_event(cast, today() + WEEK)


def some_organization(number: int) -> Organization:
    return Organization.objects.create(
        slug=f"org-{number}", name_en=f"Organization {number:02}", kind="local", member_since=today()
    )


def test_it_works(client, cast, event):
    says(event, cast.weo, cast.al_noor, cast.outsider_org)
    offers(cast.al_noor, cast.quotas)
    wants(cast.al_noor, cast.leadership)
    wants(cast.weo, cast.quotas)
    offers(cast.weo, cast.leadership)
    text = panel(client, cast.suzan, event)
    assert "Who else comes" in text
    assert cast.al_noor.get_absolute_url() in most(text)
    assert 'It can share what you want to learn about: <bdi lang="en">gender quotas</bdi>.' in most(text)
    assert "It wants to learn about what you can share" in most(text)
    assert "Outsider Association" in text
    assert "Outsider Association" not in most(text)
    assert "Women Empowerment" not in text


def test_a_colleague_reads_it_too(client, cast, event):
    says(event, cast.weo, cast.al_noor)
    assert "Al Noor Foundation" in panel(client, cast.colleague, event)


def test_whom_one_meets_comes_first_and_then_who_else_comes():
    """After who holds it, and before the other panels of rooms above."""
    from cop_portal import settings

    assert settings.EVENT_PANELS[:3] == [
        "collaborations.activities.panel.held_by_panel",
        "events.schedule.panel.schedule_panel",
        "events.company.panel.company_panel",
    ]


def test_whoever_has_most_to_talk_about_comes_first(client, cast, event):
    says(event, cast.weo, cast.al_noor, cast.outsider_org)
    wants(cast.weo, cast.quotas)
    wants(cast.weo, cast.legal_aid)
    offers(cast.al_noor, cast.quotas)
    offers(cast.outsider_org, cast.quotas, cast.legal_aid)
    text = most(panel(client, cast.suzan, event))
    assert text.index("Outsider Association") < text.index("Al Noor Foundation")


def test_what_both_name_comes_before_much_that_lies_near(client, cast, event):
    says(event, cast.weo, cast.al_noor, cast.outsider_org)
    for pk, topic in enumerate((cast.quotas, cast.leadership, cast.legal_aid)):
        near = Topic.objects.create(
            theme=topic.theme, slug=f"near-{pk}", name_en=f"Near {pk}", position=9, dac_code="15170"
        )
        wants(cast.weo, topic)
        offers(cast.outsider_org, near)
    for one in (cast.weo, cast.al_noor):
        project = Project.objects.create(organization=one, starts_on=today())
        project.topics.set([cast.electoral_violence])
    text = most(panel(client, cast.suzan, event))
    assert text.index("Al Noor Foundation") < text.index("Outsider Association")


def test_partners_are_marked_and_not_recommended(client, cast, event):
    says(event, cast.weo, cast.al_noor)
    offers(cast.al_noor, cast.quotas)
    wants(cast.weo, cast.quotas)
    together = pair(Partnership, cast.weo, cast.al_noor, since=today() - WEEK)
    text = panel(client, cast.suzan, event)
    assert "You already work together." in text
    assert most(text) == ""
    assert "Nothing that you and they have listed joins you" not in text
    together.until = today()
    together.save()
    text = panel(client, cast.suzan, event)
    assert "You already work together." not in text
    assert "Al Noor Foundation" in most(text)


def test_partners_of_others_are_not_marked(client, cast, event):
    says(event, cast.weo, cast.al_noor, cast.outsider_org)
    pair(Partnership, cast.outsider_org, cast.al_noor, since=today() - WEEK)
    assert "You already work together." not in panel(client, cast.suzan, event)


def test_afterwards_it_is_who_came(client, cast):
    event = make_event(cast, today() - WEEK)
    says(event, cast.weo, cast.outsider_org)
    for organization in (cast.weo, cast.al_noor):
        log_presence(event=event, by=cast.staff, organization=organization, women=1)
    text = panel(client, cast.suzan, event)
    assert "Who else came" in text
    assert "Al Noor Foundation" in text
    assert "Outsider" not in text
    # Who said yes and is not recorded reads who said yes, as before.
    text = panel(client, cast.outsider, event)
    assert "Who else said yes" in text
    assert "Women Empowerment" in text
    assert "Al Noor" not in text


def test_during_it_who_walked_in_reads_who_is_there(client, cast):
    event = make_event(cast, today())
    says(event, cast.weo)
    for organization in (cast.al_noor, cast.outsider_org):
        log_presence(event=event, by=cast.staff, organization=organization, women=1)
    text = panel(client, cast.ahmed, event)
    assert "Who else comes" in text
    assert "Outsider Association" in text
    assert "Women Empowerment" not in text


def test_who_belongs_to_two_reads_it_for_the_one_that_comes(client, cast, event):
    says(event, cast.weo, cast.outsider_org)
    joins(cast.suzan, cast.al_noor)
    acts_for(client, cast.suzan, cast.al_noor)
    text = panel_of(client, event)
    assert "this is said for WEO" in text
    assert "Outsider Association" in text
    says(event, cast.al_noor)
    text = panel_of(client, event)
    assert "this is said for Al Noor" in text
    assert "Women Empowerment" in text


def test_the_first_is_told_so(client, cast, event):
    says(event, cast.weo)
    text = panel(client, cast.suzan, event)
    assert "You are the first to say yes" in text
    assert 'href="/organizations/"' in text
    assert "List what you can share" not in text


def test_where_nothing_joins_it_says_what_to_do(client, cast, event):
    says(event, cast.weo, cast.al_noor)
    text = panel(client, cast.suzan, event)
    assert "List what you can share and what you want to learn" in text
    assert "/organizations/weo/edit/" in text
    # Who may not edit the profile is not sent to a page that they cannot open.
    assert "/edit/" not in panel(client, cast.colleague, event)
    wants(cast.weo, cast.quotas)
    assert "Nothing that you and they have listed joins you yet" in panel(client, cast.suzan, event)


def test_no_more_than_five_stand_out_and_a_long_list_is_folded(client, cast, event):
    wants(cast.weo, cast.quotas)
    guests = [some_organization(number) for number in range(20)]
    for one in guests:
        offers(one, cast.quotas)
    says(event, cast.weo, *guests)
    text = panel(client, cast.suzan, event)
    assert text.count('<h4 class="company-name">') == 5
    assert "Organization 04" in most(text)
    assert "<summary>3 more organizations</summary>" in text
    assert text.rpartition("<details")[2].count("/organizations/org-") == 3
    # On phones all but the first three are behind one line.
    before, _fold, behind = text.partition('<details class="company-more company-rest unfolds">')
    assert before.count("/organizations/org-") == 3
    assert behind.startswith("<summary>17 more organizations</summary>")
    assert behind.count("/organizations/org-") == 17


def test_where_nobody_is_left_nothing_is_folded(client, cast, event):
    wants(cast.weo, cast.quotas)
    offers(cast.al_noor, cast.quotas)
    says(event, cast.weo, cast.al_noor)
    text = panel(client, cast.suzan, event)
    assert "Al Noor Foundation" in most(text)
    assert "<details" not in text
    assert "more organization" not in text


def actions(request, event, organization, others):
    """What a room above offers with one of them."""
    assert organization.slug == "weo"
    return {one.pk: format_html("<b>Talk to {}</b>", one.slug) for one in others if one.slug == "al-noor"}


def test_what_can_be_done_comes_from_rooms_above(client, cast, event, settings):
    says(event, cast.weo, cast.al_noor, cast.outsider_org)
    settings.EVENT_COMPANY_ACTIONS = [f"{__name__}.actions"]
    text = panel(client, cast.suzan, event)
    assert '<div class="company-actions"><b>Talk to al-noor</b></div>' in text
    assert text.count("company-actions") == 1


def test_queries_do_not_grow(client, cast, event):
    wants(cast.weo, cast.quotas)

    def asked_with(guests: range) -> int:
        """How many questions the page asks once these have said yes too."""
        for number in guests:
            one = some_organization(number)
            offers(one, cast.quotas)
            wants(one, cast.legal_aid)
            one.governorates.set([cast.erbil])
            if number % 3 == 0:
                pair(Partnership, cast.weo, one, since=today())
            says(event, one)
        panel(client, cast.suzan, event)  # what a process remembers is read again
        with CaptureQueriesContext(connection) as captured:
            panel_of(client, event)
        return len(captured)

    says(event, cast.weo)
    assert asked_with(range(2)) == asked_with(range(2, 25))
