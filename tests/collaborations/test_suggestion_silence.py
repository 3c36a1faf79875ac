"""An answer that is not yes looks to everybody else like no answer: to the other one, to staff, and in every list."""

from __future__ import annotations

import re

import pytest
from django.core import mail
from django.urls import reverse

from collaborations.actions.suggestions import take_suggestion_back
from collaborations.models import Introduction, Suggestion, SuggestionAnswer
from members.groups import ensure_groups
from members.models import Organization, User
from tests.cast import Cast, english_client_of
from tests.collaborations.reading import LIST
from tests.collaborations.suggesting import lapsed_since, says, suggested

pytestmark = pytest.mark.django_db
DESK = reverse("admin:collaborations_suggestion_changelist")
SECRET = "SECRETREASON"
ENDED = "It did not come about."
THANKS = "Thank you for being open to it."
WAITS = "You said yes. If they say yes too"
REFUSALS = pytest.mark.parametrize("answer", ["no", "not_now"])


def url_of(row: Suggestion) -> str:
    return reverse("collaborations:suggestion", args=[row.public_id])


def read(user: User, row: Suggestion, *more: str) -> str:
    """The suggestion's page, the list and home as ``user`` reads them, without what differs at each reading."""
    client = english_client_of(user)
    pages = [client.get(url, follow=True).content.decode() for url in (url_of(row), LIST, "/", *more)]
    inner = [page.partition("<main")[2].partition("</main")[0] for page in pages]
    return re.sub(r'value="[A-Za-z0-9]{64}"|nonce="[^"]+"', "", "".join(inner))


@pytest.fixture
def row(cast: Cast) -> Suggestion:
    """WEO and Al Noor, suggested to each other; nobody has answered."""
    ensure_groups()
    return suggested(cast, reason="Both train women.")


def test_it_works(cast: Cast, row: Suggestion, django_capture_on_commit_callbacks):
    """Who has answered nothing reads the same as before, and so do staff; who answered reads its own answer."""
    before = read(cast.suzan, row), read(cast.staff, row, DESK)
    assert "waiting for an answer" in before[1]
    mail.outbox.clear()
    with django_capture_on_commit_callbacks(execute=True):
        says(row, cast.al_noor, "not_now", reason=SECRET)
    assert not mail.outbox
    assert (read(cast.suzan, row), read(cast.staff, row, DESK)) == before
    own = english_client_of(cast.alnoor_colleague).get(url_of(row)).content.decode()
    assert "You answered: not now." in own
    assert SECRET in own
    assert url_of(row) not in english_client_of(cast.ahmed).get(LIST).content.decode()


@REFUSALS
@pytest.mark.parametrize("is_first", [True, False])
def test_who_says_yes_reads_the_same_as_in_silence(cast: Cast, row: Suggestion, answer: str, is_first: bool):
    """On the way and at the end, whether the other answers before it or after it."""
    if is_first:
        says(row, cast.al_noor, answer, reason=SECRET)
    client = english_client_of(cast.suzan)
    response = client.post(
        url_of(row), {"acting_for": "weo", "answer": "yes", "reason": ""}, follow=True
    ).content.decode()
    assert "Saved. If they say yes too, you are introduced" in response
    if not is_first:
        says(row, cast.al_noor, answer, reason=SECRET)
    assert not Introduction.objects.exists()
    waiting = read(cast.suzan, row), read(cast.staff, row, DESK)
    assert waiting[0].count(WAITS) == 2
    lapsed_since(60)
    ended = read(cast.suzan, row), read(cast.staff, row, DESK)
    assert ended[0].count(THANKS) == 2
    assert ENDED in ended[1]
    assert SECRET not in "".join(waiting + ended)
    # Had Al Noor not answered, nothing of it would be another.
    SuggestionAnswer.objects.filter(organization=cast.al_noor).delete()
    assert (read(cast.suzan, row), read(cast.staff, row, DESK)) == ended
    lapsed_since(0)
    assert (read(cast.suzan, row), read(cast.staff, row, DESK)) == waiting


@REFUSALS
def test_who_never_answered_is_not_thanked(cast: Cast, row: Suggestion, answer: str):
    """It has ended, and a late answer is told so."""
    says(row, cast.al_noor, answer)
    lapsed_since(60)
    page = read(cast.suzan, row)
    assert "This suggestion has ended. It did not come about." in page
    assert THANKS not in page
    client = english_client_of(cast.suzan)
    data = {"acting_for": "weo", "answer": "yes", "reason": ""}
    assert "This suggestion has ended." in client.post(url_of(row), data, follow=True).content.decode()
    assert not SuggestionAnswer.objects.filter(organization=cast.weo).exists()


@REFUSALS
def test_staff_are_refused_as_while_it_waits(cast: Cast, row: Suggestion, answer: str):
    """Suggested anew, in the same words; and they take it back as one that waits."""
    client = english_client_of(cast.staff)

    def anew() -> str:
        data = {"first": cast.al_noor.pk, "second": cast.weo.pk, "reason": "Again", "language": "en"}
        text = client.post(reverse("admin:collaborations_suggestion_add"), data).content.decode()
        found = re.search("These two were suggested to each other[^<]*", text)
        return found.group() if found else text

    before = anew()
    says(row, cast.al_noor, answer)
    assert anew() == before
    assert "an answer is awaited" in before
    take_suggestion_back(suggestion=row, by=cast.staff)
    assert "This suggestion has ended." in read(cast.suzan, row)


@REFUSALS
def test_both_refuse(cast: Cast, row: Suggestion, answer: str):
    """To staff it waits until its date; each reads its own answer, and the others of its organization do."""
    says(row, cast.al_noor, answer)
    says(row, cast.weo, "not_now")
    assert "It waits for an answer." in read(cast.staff, row)
    assert "You answered: not now." in read(cast.colleague, row)
    lapsed_since(60)
    assert ENDED in read(cast.staff, row)
    assert THANKS not in read(cast.suzan, row)


def test_one_asked_in_turn(cast: Cast):
    """Who was asked first and said yes reads the same whether the other has refused or is silent."""
    Organization.objects.filter(pk=cast.al_noor.pk).update(visibility="hidden")
    row = says(suggested(cast), cast.al_noor)
    before = read(cast.ahmed, row)
    says(row, cast.weo, "no")
    assert read(cast.ahmed, row) == before
    lapsed_since(60)
    assert THANKS in read(cast.ahmed, row)
