"""Any bytes may be uploaded: good and bad files with some bytes changed, cut, put in or taken from another, by a seed.

MUTATIONS is how many; `make test-faults` sets more.
"""

import os
import random
import re

import pypdfium2
import pytest

from cop_portal.documents.inspection import reasons, run
from tests.documents.test_kinds import ALL_BAD, ALL_GOOD, MEGABYTES, SECONDS

MUTATIONS = int(os.environ.get("MUTATIONS", "600"))
SEED = int(os.environ.get("MUTATIONS_SEED", "7"))
#: Files are mutated that are small; what is large is slow for its size alone.
LARGEST = 60_000
WORDS = (
    b"null", b"0", b"-1", b"4294967296", b"99999999999999999999", b"1 0 R", b"2 0 R", b"[", b"]", b"<<", b">>", b"(",
    b")", b"/Kids", b"/Type/Pages", b"/Length 3 0 R", b"/Filter[/LZWDecode/LZWDecode]", b"stream\n", b"endstream",
    b"endobj", b"/ObjStm", b"/Count 7", b"%%EOF\n", b"\x00" * 9, b"\xff" * 9, b"/Encrypt<<>>", b"/XRefStm 9",
)  # fmt: skip


def flip(data, chance, _others):
    for _ in range(chance.choice((1, 1, 3, 30))):
        place = chance.randrange(len(data))
        data[place] = chance.randrange(256)


def cut(data, chance, _others):
    place = chance.randrange(len(data))
    del data[place : place + chance.choice((1, 5, 50, 2000))]


def put_in(data, chance, _others):
    place = chance.randrange(len(data) + 1)
    data[place:place] = chance.choice(WORDS)


def write_over(data, chance, _others):
    """In place, so that the table still fits."""
    word = chance.choice(WORDS)
    place = chance.randrange(max(1, len(data) - len(word)))
    data[place : place + len(word)] = word


def repeat(data, chance, _others):
    place, length = chance.randrange(len(data)), chance.choice((10, 100, 1000))
    data[place:place] = data[place : place + length] * chance.choice((1, 20))


def other_number(data, chance, _others):
    """A number is another of as many digits: a reference, a place, a length."""
    numbers = list(re.finditer(rb"\d+", data))
    if numbers:
        found = chance.choice(numbers)
        length = found.end() - found.start()
        data[found.start() : found.end()] = b"%0*d" % (length, chance.randrange(10 ** min(length, 3)))


def from_another(data, chance, others):
    other = chance.choice(others)
    place, start = chance.randrange(len(data)), chance.randrange(len(other))
    length = chance.choice((20, 300, 3000))
    data[place : place + length] = other[start : start + length]


CHANGES = (flip, cut, put_in, write_over, repeat, other_number, other_number, from_another)


@pytest.fixture(scope="module")
def originals():
    slow = {
        "many objects",
        "one page a million times",
        "one text on all pages",
        "packed objects",
        "packed picture",
    }
    made = [
        make()
        for kind, (make, _) in {**ALL_GOOD, **ALL_BAD}.items()
        if kind not in slow and "bomb" not in kind
    ]
    small = [data for data in made if 0 < len(data) < LARGEST]
    if "MUTATIONS" in os.environ:
        return small
    # Without those that are others each time they are made, so that the seed says what is asked.
    changing = (b"/Encrypt", b"/ByteRange", b"/CreationDate", b"typst")
    return [data for data in small if not any(word in data for word in changing)]


def mutations(originals, seed, number):
    chance = random.Random(seed)
    for _ in range(number):
        data = bytearray(chance.choice(originals))
        for _ in range(chance.choice((1, 1, 2, 4))):
            if data:
                chance.choice(CHANGES)(data, chance, originals)
        yield bytes(data)


def pages_for_a_viewer(data):
    """How many pages a viewer shows; None where it asks for a password, since then it shows nothing."""
    try:
        with pypdfium2.PdfDocument(data) as pdf:
            return len(pdf)
    except pypdfium2.PdfiumError as error:
        if "password" in str(error):
            return None
        raise


def test_it_works(originals):
    """The same seed gives the same files, and most of them differ from what they were made of."""
    assert list(mutations(originals, 1, 20)) == list(mutations(originals, 1, 20))
    assert len({*mutations(originals, 1, 50)} - {*originals}) > 45


def test_there_is_an_answer_of_each(look, originals):
    """In time and in the memory it has, and never that the inspection itself failed; and what is accepted opens."""
    answers = {None: 0}
    for number, data in enumerate(mutations(originals, SEED, MUTATIONS)):
        if not data:
            continue
        looked = look(data)
        about = f"mutation {number} of seed {SEED}"
        assert looked.reason is None or looked.reason in (*reasons.REASONS, "too_many_pages"), about
        assert looked.seconds < SECONDS, about
        assert looked.megabytes < MEGABYTES, about
        if looked.reason is None:
            assert 0 < looked.pages <= run.MAX_PAGES, about
            assert pages_for_a_viewer(data) in (looked.pages, None), about
        answers[looked.reason] = answers.get(looked.reason, 0) + 1
    assert answers[None] > 0
    assert answers["damaged"] > 0
