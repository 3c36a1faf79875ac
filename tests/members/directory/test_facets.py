"""A member ticks filters: whom each leaves, how many stand beside it, how themes, topics and the map go together."""

import datetime
import re

import pytest
from django.core.management import call_command

from cop_portal.dates import today
from members.models import Expertise, Organization, Project
from tests.members.directory.reading import count, names

pytestmark = pytest.mark.django_db


def test_several_values_widen_and_facets_narrow(play, page):
    assert names(page(play.suzan, "?governorate=IQ-NI")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?governorate=IQ-BG&governorate=IQ-AR")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?governorate=IQ-NI&language=ckb")) == ["weo"]
    assert names(page(play.suzan, "?shares=violence")) == ["al-noor"]
    assert names(page(play.suzan, "?shares=violence.violence-in-elections&shares=rule-of-law")) == [
        "al-noor",
        "outsider",
    ]
    assert names(page(play.suzan, "?wants=womens-participation.womens-leadership")) == ["al-noor"]
    assert names(page(play.suzan, "?shares=violence&wants=violence")) == []
    assert names(page(play.suzan, "?kind=foundation&q=noor")) == ["al-noor"]


def test_counts_ignore_their_own_facet(play, page):
    response = page(play.suzan, "?governorate=IQ-BG")
    assert count(response, "governorate", "IQ-NI") == 2
    assert count(response, "governorate", "IQ-BG") == 1
    assert count(response, "governorate", "IQ-AR") == 1
    assert count(response, "kind", "foundation") == 1
    assert count(response, "kind", "association") == 0
    assert count(response, "shares", "violence") == 1
    # One organization that shares two topics of a theme counts once.
    Expertise.objects.create(organization=play.al_noor, topic=play.leadership, band="1-5")
    response = page(play.suzan, "?governorate=IQ-BG&shares=womens-participation")
    assert count(response, "shares", "womens-participation") == 1
    assert count(response, "shares", "womens-participation.gender-quotas") == 1


def test_counts_are_of_what_is_searched(play, page):
    response = page(play.suzan, "?q=legal")
    assert names(response) == ["outsider"]
    assert count(response, "governorate", "IQ-NI") == 0
    assert count(response, "shares", "rule-of-law") == 1


def test_a_topic_of_a_chosen_theme_narrows_it(play, page):
    """Ticking a topic beneath its ticked theme must do something; other themes still widen."""
    Expertise.objects.create(organization=play.weo, topic=play.quotas, band="1-5")
    assert names(page(play.suzan, "?shares=womens-participation&sort=name")) == ["al-noor", "weo"]
    both = "?shares=womens-participation&shares=womens-participation.womens-leadership"
    assert names(page(play.suzan, both)) == ["weo"]
    assert names(page(play.suzan, f"{both}&shares=rule-of-law&sort=name")) == ["outsider", "weo"]
    (chip,) = page(play.suzan, both).context["chips"]
    assert chip.label == "Women's leadership and mentoring"
    assert chip.url == "/organizations/?shares=womens-participation"
    (chip,) = page(play.suzan, "?shares=womens-participation").context["chips"]
    assert chip.url == "/organizations/"


def test_freshness_is_a_facet(play, page):
    now = today()
    for organization, days in ((play.weo, 10), (play.al_noor, 250), (play.outsider_org, 500)):
        organization.profile_confirmed_on = now - datetime.timedelta(days=days)
        organization.save()
    assert names(page(play.suzan, "?freshness=fresh")) == ["weo"]
    assert names(page(play.suzan, "?freshness=ageing")) == ["al-noor"]
    response = page(play.suzan, "?freshness=old&freshness=fresh")
    assert names(response) == ["outsider", "weo"]
    assert count(response, "freshness", "ageing") == 1
    assert "Not confirmed in the last year" in response.content.decode()


def test_women_led_is_a_facet_of_those_who_said_so(play, page):
    Organization.objects.filter(pk=play.weo.pk).update(is_women_led=True)
    Organization.objects.filter(pk=play.al_noor.pk).update(is_women_led=False)
    assert names(page(play.suzan, "?women_led=yes")) == ["weo"]
    assert count(page(play.suzan), "women_led", "yes") == 1


def test_projects_are_found_by_whom_they_are_for_and_where_they_stand(play, page):
    now, year = today(), datetime.timedelta(days=365)
    for organization, groups, starts_on, ends_on in (
        (play.weo, ["women", "candidates"], now - year, None),
        (play.weo, ["women"], now - 2 * year, now - year),
        (play.al_noor, ["voters"], now, now),
        (play.outsider_org, ["youth"], now + year, None),
        (play.hidden_org, ["girls"], now, None),
    ):
        Project.objects.create(
            organization=organization, target_groups=groups, starts_on=starts_on, ends_on=ends_on
        )
    assert names(page(play.suzan, "?target_group=voters&target_group=women&sort=name")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?project_status=running&sort=name")) == ["al-noor", "weo"]
    assert names(page(play.suzan, "?project_status=completed")) == ["weo"]
    assert names(page(play.suzan, "?project_status=planned")) == ["outsider"]
    response = page(play.suzan, "?project_status=planned")
    assert count(response, "project_status", "running") == 2
    assert count(response, "target_group", "youth") == 1
    assert count(response, "target_group", "women") == 0
    assert count(page(play.suzan), "target_group", "girls") == 0


def test_topics_stand_beneath_a_theme_that_is_chosen(play, page):
    closed = page(play.suzan).content.decode()
    assert "rule-of-law.legal-aid" not in closed
    for query in ("?shares=rule-of-law", "?shares=rule-of-law.legal-aid"):
        text = page(play.suzan, query).content.decode()
        facet = text[text.index('id="facet-shares"') : text.index('id="facet-wants"')]
        assert facet.count('value="rule-of-law.legal-aid"') == 1
        assert 'value="rule-of-law.legal-aid"' not in text[text.index('id="facet-wants"') :]


def test_what_is_chosen_is_seen(play, page):
    """Chosen values behind "All 8 kinds" open it; nothing else does."""
    text = page(play.suzan, "?kind=research_center&kind=foundation").content.decode()
    assert '<details class="facet-more" id="more-kind" open>' in text
    assert text.count('<details class="facet-more"') > text.count("open>") == 1


def test_every_governorate_of_the_map_is_a_link_that_filters(play, page):
    call_command("load_reference_data", verbosity=0)
    text = page(play.suzan, "?kind=foundation&governorate=IQ-BG").content.decode()
    shapes = dict(re.findall(r'<a class="map-\d" href="([^"]+)" tabindex="-1"><title>([^<]+)</title>', text))
    assert len(shapes) == 18
    assert shapes["?governorate=IQ-BG&amp;governorate=IQ-NI&amp;kind=foundation"] == "Ninewa: 1"
    # Once more takes the choice back.
    assert shapes["?kind=foundation"] == "Baghdad: 1"
    # Two governorates in one shape stand for both.
    both = "?governorate=IQ-BG&amp;governorate=IQ-SU&amp;governorate=IQ-HA&amp;kind=foundation"
    other = "?governorate=IQ-BG&amp;governorate=IQ-HA&amp;governorate=IQ-SU&amp;kind=foundation"
    assert {both, other} & set(shapes)
