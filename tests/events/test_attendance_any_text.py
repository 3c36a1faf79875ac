"""Any text at all is read: a line for each in which something is seen, as fast for many as for few."""

from __future__ import annotations

import unicodedata
from unittest import mock

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from events.attendance import LONGEST_LIST, TooLong, read_every_line, read_list
from events.attendance.cleaning import clean
from members.models import Organization
from members.recognition import Recognizer
from tests.events.attendance import lists_of


def numbers_of_lines(text: str) -> list[int]:
    """The documented rule: lines as ``splitlines`` parts them, without those in which nothing is seen."""
    return [number for number, line in enumerate(text.splitlines(), start=1) if clean(line).strip()]


def assert_sound(text: str, recognizer: Recognizer) -> None:
    lines = read_every_line(text, recognizer)
    assert [line.number for line in lines] == numbers_of_lines(text)
    for line in lines:
        for field in (line.name, line.organization, line.email, line.sex, line.text, line.code):
            assert isinstance(field, str)
        for field in (line.name, line.organization, line.email):
            assert not any(unicodedata.category(sign) in ("Cc", "Cs") for sign in field)
            assert not field.startswith(("=", "+", "-", "@", "\t", "\r"))
        assert not line.name or line.name[0].isalnum()
        assert not line.organization or line.organization[0].isalnum()
        assert line.women >= 0
        assert line.men >= 0
        # Understood, or explained.
        assert bool(line.code) == bool(str(line.problem or ""))
        assert line.problem or (line.organization_id and (line.name or line.is_count))


WORDS = """
Suzan Aref|WEO|Al Noor|النور|سوزان|ڕێکخراو|Name|Organization|Email|3 women|2 men|٣ نساء|a@weo.example|Director|F|Ms.|PDO
|of|from|من
|@|=|+|-|–|,|،|;|"|""|(|)|<|>|:|/|.|&| و |5.|٣-|[26/11/2026, 18:02] Sara: |0770 123 4567|https://
"""
SIGNS = [
    "\t",
    "\n",
    "\r\n",
    "  ",
    "|",
    "\u200c",
    "\u200f",
    "\x00",
    "\u2028",
    "\ufeff",
    " ",
    "\U0001d7d8",
    "\U00010e7b",
]
PIECES = st.sampled_from([*WORDS.replace("\n", "").split("|"), *SIGNS])


@pytest.mark.django_db
@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.text(max_size=300) | st.lists(PIECES, max_size=40).map("".join))
def test_it_works(cast, text):
    assert_sound(text, Recognizer(Organization.objects.all(), for_staff=True))


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\u200b\n\t",
        "\ud800 Suzan, WEO",
        "\x1f\x1f",
        '"' * 999,
        "(" * 999,
        "1" * 999,
        "@" * 999,
        "، " * 400,
    ],
)
def test_strange_texts(cast, text):
    assert_sound(text, Recognizer(Organization.objects.all(), for_staff=True))


def test_no_organization_is_known(db):
    assert_sound("Suzan Aref, WEO\nNoor", Recognizer(Organization.objects.none(), for_staff=True))


def long_list(count: int) -> str:
    organizations = (
        "WEO",
        "Al Noor Foundation",
        "Womn Empowrment Organization",
        "Qandil Group {}",
        "PDO",
        "النور",
    )
    return "\n".join(
        f"{number}. Suzan{number} Aref, {organizations[number % 6].format(number)}, s{number}@gmail.com"
        for number in range(1, count + 1)
    )


def test_a_long_list_asks_no_more_than_a_short_one(cast):
    lists_of(cast)
    asked = []
    for count in (12, 400):
        recognizer = Recognizer(Organization.objects.all(), for_staff=True)
        with CaptureQueriesContext(
            connection,
        ) as queries:
            lines = read_list(long_list(count), recognizer)
            _said = [(str(line.problem), line.found and line.found.candidates) for line in lines]
        asked.append(len(queries))
    assert asked[0] == asked[1] <= 6


def test_what_is_written_alike_is_recognized_once(cast):
    """Looking for likenesses is what takes time: five hundred lines of one organization ask for it once."""
    lists = lists_of(cast)
    with mock.patch.object(Recognizer, "recognize", autospec=True, side_effect=Recognizer.recognize) as asked:
        lines = read_list(
            "\n".join(f"Person {letters}, Womens Empowerment Org" for letters in _names(500)),
            lists.recognizer,
        )
    assert len(lines) == 500
    written = [call.args[1:] for call in asked.call_args_list]
    assert written.count(("Womens Empowerment Org",)) == 1


def _names(number: int) -> list[str]:
    """As many different names, without digits."""
    return [f"{chr(97 + one // 26)}{chr(97 + one % 26)} Ali".title() for one in range(number)]


def test_a_longer_list_is_refused(cast):
    lists = lists_of(cast)
    assert LONGEST_LIST == 500
    assert len(read_list(f"Name, Organization, Email\n\n{long_list(500)}", lists.recognizer)) == 501
    for text in (long_list(501), "x\n" * 100_000, "x" * 200_001):
        with pytest.raises(TooLong, match="at most 500 lines"):
            read_list(text, lists.recognizer)
    assert len(lists.lines(long_list(501))) == 501


def test_nothing_is_written(cast):
    lists = lists_of(cast)
    with CaptureQueriesContext(connection) as queries:
        lists.lines(long_list(12))
    assert all(query["sql"].lstrip().upper().startswith("SELECT") for query in queries)
