"""What is written in requests, suggestions and answers to them is found by nobody else, on any page or in any mail."""

from __future__ import annotations

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.requests import answer_introduction, ask_for_introduction
from collaborations.actions.set_aside import set_aside
from collaborations.models import Introduction, Suggestion
from members.models import User
from tests.cast import Cast, client_of
from tests.collaborations.reading import LIST, queries_of
from tests.collaborations.suggesting import says, suggested

pytestmark = pytest.mark.django_db
MESSAGE, ANSWER, WHY, REASON = "MARKMESSAGE", "MARKANSWER", "MARKWHY", "MARKREASON"


@pytest.fixture
def world(cast: Cast, django_capture_on_commit_callbacks) -> list[str]:
    """A refused request, a suggestion that was refused and one that waits, each with words; and their addresses."""
    with django_capture_on_commit_callbacks(execute=True):
        request = ask_for_introduction(organization=cast.weo, to=cast.al_noor, by=cast.suzan, message=MESSAGE)
        answer_introduction(
            introduction=request, organization=cast.al_noor, by=cast.ahmed, answer="no", reason=ANSWER
        )
        refused = says(
            suggested(cast, cast.outsider_org, cast.weo, reason=WHY), cast.weo, "no", reason=REASON
        )
        hidden = suggested(cast, cast.weo, cast.hidden_org, reason=WHY)
        set_aside(organization=cast.weo, other=cast.al_noor, by=cast.suzan)
    return [
        reverse("collaborations:introduction", args=[request.public_id]),
        reverse("collaborations:suggestion", args=[refused.public_id]),
        reverse("collaborations:suggestion", args=[hidden.public_id]),
    ]


def everything(user: User | None, addresses: list[str]) -> str:
    """All that a person gets of these, wherever they look."""
    client = client_of(user)
    desk = [reverse(f"admin:collaborations_{name}_changelist") for name in ("introduction", "suggestion")]
    desk += [
        reverse("admin:collaborations_introduction_change", args=[row.pk])
        for row in Introduction.objects.all()
    ]
    desk += [
        reverse(f"admin:collaborations_suggestion_{page}", args=[row.pk])
        for row in Suggestion.objects.all()
        for page in ("change", "history")
    ]
    pages = ["/", LIST, "/figures/", "/organizations/", "/organizations/weo/"]
    pages += ["/organizations/al-noor/", "/organizations/al-noor/not-for-us/", *addresses, *desk]
    return "".join(client.get(page, follow=True).content.decode() for page in pages)


def test_it_works(cast: Cast, world: list[str]):
    """Each reads their own."""
    assert MESSAGE in everything(cast.ahmed, world)
    assert ANSWER in everything(cast.alnoor_colleague, world)
    ours = everything(cast.colleague, world)
    assert MESSAGE in ours
    assert WHY in ours
    assert REASON in ours
    assert "MARK" in everything(cast.hidden, world)


def test_nobody_else_does(cast: Cast, world: list[str]):
    """Staff read what staff wrote, and no more."""
    for user in (cast.discreet, cast.observer, None):
        assert "MARK" not in everything(user, world)
    for user in (cast.staff, cast.superuser):
        text = everything(user, world)
        assert WHY in text
        for mark in (MESSAGE, ANSWER, REASON):
            assert mark not in text
    for user in (cast.suzan, cast.colleague):
        assert ANSWER not in everything(user, world)
    for user in (cast.ahmed, cast.alnoor_colleague):
        text = everything(user, world)
        assert REASON not in text
        assert WHY not in text
    assert REASON not in everything(cast.outsider, world)


def test_no_mail_says_it(cast: Cast, world: list[str]):
    """Mails say that something waits, and where."""
    assert mail.outbox
    for message in mail.outbox:
        text = f"{message.subject} {message.body}"
        for word in ("MARK", "Noor", "Women Empowerment", "Outsider", "Hidden", "WEO"):
            assert word not in text.replace(User.objects.get(email=message.to[0]).name, "")


def test_the_pages_ask_no_more_with_more(cast: Cast, world: list[str], django_assert_max_num_queries):
    """One's own list, and the page of a suggestion."""
    row = suggested(cast, cast.al_noor, cast.outsider_org)
    pages = [LIST, reverse("collaborations:suggestion", args=[row.public_id])]
    before = [queries_of(django_assert_max_num_queries, cast.ahmed, page, 24) for page in pages]
    for other in (cast.discreet_org, cast.hidden_org):
        one = suggested(cast, cast.al_noor, other, reason=WHY)
        says(one, other)
        says(suggested(cast, cast.outsider_org, other), other)
    assert [queries_of(django_assert_max_num_queries, cast.ahmed, page, 24) for page in pages] == before
