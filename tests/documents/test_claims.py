"""What digital signatures of a file claim: who, when, and whether the file was changed since. Nobody is asked."""

from types import SimpleNamespace

import pytest
from django.utils import timezone

from cop_portal.documents import claims
from cop_portal.documents.claims import NOT_CHECKED, NOTES, Claim, may_have_signatures, signatures_in
from cop_portal.documents.inspection import signatures
from cop_portal.documents.models import LegalRemoval
from cop_portal.documents.reach import StorageDown
from cop_portal.documents.store import read_document, storage
from tests.documents import files, signed
from tests.documents.test_store import keep


@pytest.fixture(autouse=True)
def nothing_remembered():
    claims._remembered.clear()
    claims._not_before = 0.0


def read(content):
    """What is read in this process: quicker than one of its own for each kind."""
    return [claims._claim(told) for told in signatures.read(content)]


def test_it_works(disk, suzan, upload):
    content = signed.signed(name="Ahmed Karim")
    document = keep(upload(content), suzan)
    assert read_document(document) == content  # kept as it is, to the byte
    (claim,) = signatures_in(document)
    assert claim.claimed_name == "Ahmed Karim"
    assert abs((timezone.now() - claim.claimed_on).total_seconds()) < 600
    assert (claim.intact, claim.whole, claim.changed_after, claim.is_timestamped, claim.note) == (
        True,
        True,
        False,
        False,
        "",
    )
    assert claim.is_unchanged
    assert claim.sentence.startswith(
        "Somebody who calls themselves Ahmed Karim signed this file digitally on "
    )
    assert claim.sentence.endswith(". It was not changed since.")
    assert "does not check" in str(NOT_CHECKED)


def test_a_second_signature_is_added_to_the_first():
    first, second = read(signed.signed_twice())
    assert (first.note, first.intact, first.whole, first.changed_after) == ("added", True, False, True)
    assert (second.claimed_name, second.note, second.whole) == ("Ahmed Karim", "", True)
    assert "such as another signature" in first.sentence


@pytest.mark.parametrize(
    ("make", "note", "intact", "changed_after"),
    [
        (signed.added_to, "changed", True, True),
        (signed.not_all_covered, "changed", True, True),
        (signed.changed, "broken", False, True),
        (signed.overlapping, "broken", False, True),
        (signed.nonsense, "unreadable", False, None),
        (lambda: signed.nonsense(contents=b""), "unreadable", False, None),
        (lambda: signed.nonsense(byte_range=b"0 0 -5 999999999999999999"), "unreadable", False, None),
        (signed.fields_in_a_circle, "unreadable", False, None),
        (lambda: signed.signed()[:-300], "unreadable", False, None),
    ],
)
def test_what_was_changed_or_is_broken_is_said(make, note, intact, changed_after):
    (claim,) = read(make())
    assert (claim.note, claim.intact, claim.whole, claim.changed_after) == (
        note,
        intact,
        False,
        changed_after,
    )
    assert not claim.is_unchanged


@pytest.mark.parametrize("make", [files.plain, files.scan, files.filled_form])
def test_a_file_without_signatures(make, disk, suzan, upload, monkeypatch):
    monkeypatch.setattr(claims, "ask", None)
    assert not may_have_signatures(make())
    assert signatures_in(keep(upload(make()), suzan)) == []


def test_a_name_misleads_nobody():
    (claim,) = read(signed.signed(name="Dr\u202eevil\x00\nof WEO"))
    assert claim.claimed_name == "Drevil of WEO"


@pytest.mark.parametrize("note", sorted(NOTES))
@pytest.mark.parametrize("on", [None, timezone.now()])
def test_each_claim_has_a_sentence(note, on):
    for name in ("", "Suzan Aref"):
        sentence = Claim(name, on, False, False, None, False, note).sentence
        assert sentence.endswith(".")
        assert note == "unreadable" or (name or "(no name)") in sentence


@pytest.mark.parametrize(
    "code",
    [
        "import os; os.abort()",
        "raise SystemExit(1)",
        "print('{}')",
        "print('[]')",
        'print(\'{"claims": [{"note": "trusted"}]}\')',
        "print('{\"claims\": [7]}')",
    ],
)
def test_a_worker_that_fails(disk, suzan, upload, monkeypatch, code):
    monkeypatch.setattr(claims, "SIGNATURE_WORKER", ["-c", code])
    (claim,) = signatures_in(keep(upload(signed.signed()), suzan))
    assert (claim.note, claim.sentence) == (
        "unreadable",
        "This file has a digital signature that cannot be read.",
    )


def test_it_is_read_once_and_a_file_that_is_gone_says_nothing(disk, suzan, upload, monkeypatch):
    document = keep(upload(signed.nonsense()), suzan)
    (claim,) = signatures_in(document)
    storage().delete(document.storage_name)
    assert signatures_in(document) == [claim]
    claims._remembered.clear()
    claims._not_before = 0.0
    assert signatures_in(document) == []


def test_what_a_law_removed_is_forgotten(disk, suzan, upload):
    document = keep(upload(signed.nonsense()), suzan)
    assert signatures_in(document)
    LegalRemoval.objects.create(document=document, ground="Order 7 of 2026", removed_by=suzan)
    assert signatures_in(document) == []


@pytest.mark.parametrize(
    ("covered", "is_all"),
    [
        ([0, 4, 8, 4], True),
        ([0, 4, 8, 5], False),
        ([0, 4, 7, 5], False),
        ([0, 3, 8, 4], False),
        ([1, 4, 8, 4], False),
        ([0, 4, 8], False),
        ([0, -4, 8, 16], False),
    ],
)
def test_what_is_covered_is_all_but_the_signature(covered, is_all):
    """A signature that leaves out more than its own bytes says less than it seems to."""
    signature = SimpleNamespace(byte_range=covered, pkcs7_content=b"\xab")
    assert signatures._covers_all_but_itself(signature, b"%PDF<ab>EOF\n") is is_all


def test_nobody_is_asked(monkeypatch):
    monkeypatch.setattr("socket.socket.connect", None)
    assert read(signed.signed())[0].is_unchanged


def test_a_storage_out_of_reach_is_not_asked_again_for_a_minute(disk, suzan, upload, monkeypatch):
    document = keep(upload(signed.signed()), suzan)
    asked = []

    def down(document):
        asked.append(document)
        raise StorageDown("no route")

    with monkeypatch.context() as patch:
        patch.setattr(claims, "content_of", down)
        assert signatures_in(document) == []
        assert signatures_in(document) == []
    assert len(asked) == 1
    claims._not_before -= claims._PAUSE
    assert len(signatures_in(document)) == 1
