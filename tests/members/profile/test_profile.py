"""A member reads an organization's profile: what is on it, what the two could do together, what one may do there."""

import pytest
from django.utils.safestring import mark_safe

from members.models import Membership, Role, User
from members.panels import OrganizationPanel, PanelAction

pytestmark = pytest.mark.django_db


def test_it_works(play, page):
    text = page(play.suzan, play.al_noor)
    for words in (
        "Al Noor Foundation",
        "مؤسسة النور",
        "Baghdad, Ninewa",
        "Prime member since 2019",
        "ندرّب المراقبات",
        "Training, legal brief",
        "5 to 10 years",
        "How do mentors stay?",
        "Quota that counts",
        "Ahmed Jassam",
        "1I-2041",
        "Expired on 30 June 2022",
    ):
        assert words in text
    assert '<div class="written" lang="ar"><p class="written-lines" dir="auto">' in text


def test_what_the_two_could_do_together(play, page):
    text = page(play.suzan, play.al_noor)
    assert "What you could do together" in text
    assert "2 things join" in text
    assert "shares: 5 to 10 years" in text
    assert "rules for provincial lists" in text
    assert "You share: 10 years and more" in text


def test_nobody_is_told_to_work_with_themselves(play, page):
    User.objects.filter(pk=play.ahmed.pk).update(language="en")
    text = page(play.ahmed, play.al_noor)
    assert "What you could do together" not in text
    assert "Edit your profile" in text
    assert "What you could do together" not in page(play.staff, play.al_noor)
    assert "Edit your profile" not in page(play.alnoor_colleague, play.al_noor)


def test_the_convenor_has_a_page(play, page):
    text = page(play.suzan, play.search)
    assert "Convenor of the community" in text
    assert "What you could do together" not in text


def test_who_has_listed_something_is_not_told_to(play, page):
    advice = "Add what you can share and what you want to learn"
    assert advice not in page(play.suzan, play.outsider_org)
    assert advice in page(play.outsider, play.weo)


def test_every_reader_can_print_it(play, page):
    for user in (play.suzan, play.ahmed, play.alnoor_colleague, play.staff, play.outsider):
        assert 'href="/organizations/al-noor/print/"' in page(user, play.al_noor)


def test_colleagues_are_told_who_can_change_the_page(play, page):
    words = "Its representatives can change this page: "
    text = page(play.alnoor_colleague, play.al_noor)
    assert words in text
    assert "<bdi>Ahmed Jassam</bdi></a>." in text
    for user in (play.ahmed, play.suzan, play.staff):
        assert words not in page(user, play.al_noor)
    Membership.objects.filter(user=play.ahmed).update(role=Role.COLLEAGUE)
    assert "Nobody can change this page yet" in page(play.alnoor_colleague, play.al_noor)


def met(request, organization):
    return OrganizationPanel(
        sentence="You met in April 2021.",
        actions=[
            PanelAction("Tell staff", "/two/"),
            PanelAction("Propose a meeting", "/one/", is_primary=True),
        ],
        html=mark_safe("<section>below</section>"),
        aside=mark_safe("<section>beside</section>"),
    )


def nothing(request, organization):
    return None


def test_rooms_above_add_panels(play, page, settings):
    settings.ORGANIZATION_PANELS = [f"{__name__}.met", f"{__name__}.nothing"]
    text = page(play.suzan, play.al_noor)
    assert "You met in April 2021." in text
    assert '<a class="button button-primary" href="/one/">Propose a meeting</a>' in text
    assert 'href="/two/">Tell staff</a>' in text
    assert "<section>below</section>" in text
    assert "<section>beside</section>" in text
