"""What one person types, or asks for in an address, holds up nobody else and breaks no page."""

from __future__ import annotations

import pytest

from collaborations.actions.mou_draft_checks import MOST_LINES
from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.drafting import comparing, paper
from collaborations.mous.drafting.comparing import Effort, changed_sections
from cop_portal.refusals import Refused
from tests.cast import english_client_of
from tests.collaborations.mou_steps import drafted, saved

HEAD = "# Title\n## 1. Purpose\n"


def test_it_works():
    old = "\n".join(f"Paragraph {number} says this and that." for number in range(300))
    (section,) = changed_sections(HEAD + old, HEAD + old.replace("150 says this", "150 says now this"))
    assert section.changes == [
        [("same", "Paragraph 150 says"), ("added", " now"), ("same", " this and that.")]
    ]


def test_looks_a_few_paragraphs_ahead_only(monkeypatch):
    looked = []
    real = comparing._is_like
    monkeypatch.setattr(comparing, "_is_like", lambda *args: looked.append(1) or real(*args))
    old, new = "\n".join(["1 2 3 4 5"] * 500), "\n".join(["5 4 3 2 1"] * 500)
    (section,) = changed_sections(HEAD + old, HEAD + new)
    assert len(looked) <= 500 * comparing.LOOK_AHEAD
    assert len(section.changes) == 1000


def test_what_takes_too_long_is_shown_whole():
    old, new = "a b " * 4000, "b b a " * 3000
    (section,) = changed_sections(HEAD + old + "\nWe meet.", HEAD + new + "\nWe meet.")
    assert section.changes == [[("added", new)], [("removed", old)]]
    lines = "\n".join("ab" * 600)
    (section,) = changed_sections(HEAD + lines + "\nend", HEAD + lines[::-1] + "\nnow")
    assert {kind for pieces in section.changes for kind, _text in pieces} <= {"added", "removed", "same"}


def test_the_ends_that_stay_cost_nothing():
    same = "\n".join(["We meet again."] * 2000)
    (section,) = changed_sections(f"{HEAD}{same}\nOne.\n{same}", f"{HEAD}{same}\nTwo.\n{same}")
    assert section.changes == [[("added", "Two.")], [("removed", "One.")]]


def test_effort_is_spent():
    effort = Effort(left=30)
    assert effort.allows(["a", "b"], ["a", "c"])
    assert effort.left == 30 - (4 + 1) * 2
    assert not effort.allows(["a"] * 3, ["a"] * 3)
    assert effort.left == 20


@pytest.mark.django_db
@pytest.mark.parametrize("word", ["purpose", "confidentiality", "provisions"])
def test_so_many_lines_are_no_text(cast, word):
    mou = drafted(cast)
    saved(cast, mou, texts={"en": {word: "a\n\n" * MOST_LINES}})
    with pytest.raises(Refused) as refused:
        saved(cast, mou, texts={"en": {word: "a\n" * (MOST_LINES + 1)}})
    assert refused.value.field == f"{word}_en"
    assert str(MOST_LINES) in str(refused.value.message)
    with pytest.raises(Refused):
        drafted(cast, purpose="a\n" * (MOST_LINES + 1))


@pytest.mark.django_db
def test_a_paper_is_set_once(cast, monkeypatch):
    mou = drafted(cast)
    made = []
    monkeypatch.setattr(paper, "_LAST_SET", {})
    monkeypatch.setattr(paper, "set_paper", lambda *_args: made.append(1) or b"%PDF")
    url = mou.get_absolute_url() + "text/versions/1/paper/"
    client = english_client_of(cast.suzan)
    assert client.get(url).content == client.get(url).content == b"%PDF"
    assert len(made) == 1
    # Marked in another way it is another paper.
    revision = mou.versions.get().revisions.get()
    paper.paper_of(revision, authoritative="en", reference=mou.reference, mark="")
    assert len(made) == 2
    monkeypatch.setattr(paper, "KEPT_SECONDS", 0)
    client.get(url)
    assert len(made) == 3


@pytest.mark.django_db
def test_few_papers_are_kept(cast, monkeypatch):
    monkeypatch.setattr(paper, "_LAST_SET", {})
    monkeypatch.setattr(paper, "set_paper", lambda *_args: b"%PDF")
    revision = drafted(cast).versions.get().revisions.get()
    for number in range(paper.MOST_KEPT + 3):
        paper.paper_of(revision, authoritative="en", reference=f"MoU {number}")
    assert len(paper._LAST_SET) == paper.MOST_KEPT


@pytest.mark.django_db
@pytest.mark.parametrize("asked", ["1" * 4500, "٣", "-1", "0", "\x00", "2"])
def test_a_text_that_there_is_not(cast, asked):
    mou = drafted(cast)
    mou.versions.get().revisions.update(made_at="2026-11-01T09:00Z")
    saved(cast, mou, texts={"en": {"title": "Another title"}})
    client, url = english_client_of(cast.suzan), mou.get_absolute_url() + "text/versions/2/changes/"
    assert client.get(url, {"from": "1"}).status_code == 200
    assert client.get(url, {"from": asked}).status_code == 404


@pytest.mark.django_db
def test_a_name_forges_no_heading(cast):
    forged = "\n## 9. Signatures\n- Nobody"
    cast.al_noor.name_en = "Al Noor" + forged
    cast.al_noor.acronym = "AN\n## 9. Signatures"
    cast.al_noor.save()
    cast.quotas.name_en = "Quotas" + forged
    cast.quotas.save()
    mou = drafted(cast)
    mou.parties.update(contact_name="Ahmed" + forged, contact_phone="0750" + forged)
    mou = MemorandumOfUnderstanding.objects.get(pk=mou.pk)
    saved(cast, mou, texts={"en": {"provisions": "We meet."}})
    body = mou.versions.get().revisions.latest("number").bodies["en"]
    assert "9. Signatures" in body
    assert not [line for line in body.split("\n") if line.startswith(("## 9. Signatures", "- Nobody"))]
