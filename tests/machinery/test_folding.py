"""The fold: what is meant alike comes out alike, and leads back to what was written."""

import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cop_portal import folding
from cop_portal.folding import fold, fold_words, loosen, name_keys


def test_it_works():
    folded = fold("Women’s Quotas: 30%")
    assert folded.text == "womens quotas 30"
    assert fold_words("  مؤسسة النور،  بغداد؟ ") == ["موسسه", "النور", "بغداد"]


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ("الانتخابات", "الإنتخابات"),
        ("الأنبار", "الانبار"),
        ("آسيا", "اسيا"),
        ("ٱلنور", "النور"),
        ("مؤسسة", "مؤسسه"),
        ("نساء", "نسا"),
        ("مسؤول", "مسوول"),
        ("دائرة", "دايرة"),
        ("مستوى", "مستوي"),
        ("كركوك", "کرکوک"),
        ("كركوك", "کەرکوک".replace("ە", "")),
        ("مــنــظــمــة", "منظمة"),
        ("مُنَظَّمَةٌ", "منظمة"),
        ("هٰذا", "هذا"),
        ("ﷲ", "الله"),
        ("ﻣﻨﻈﻤﺔ", "منظمة"),
        ("هەڵبژاردن", "ههلبژاردن"),
        ("کۆمەڵگە", "كۆمه\u200cلگه\u200c"),
        ("ئازاد", "آزاد"),
        ("ي\u0654ازاد", "آزاد"),
        ("ئێزیدی", "ێزیدی"),
        ("هەولێر ٢٠٢١", "هه‌ولێر ۲۰۲۱"),
        ("٢٠٢١", "2021"),
        ("Erbîl", "ERBIL"),
        ("Şêxan", "sexan"),
        ("Sana'a", "Sana’a"),
        ("Sanaʿa", "sanaa"),
        ("Straße", "STRASSE"),
        ("Ｗｏｍｅｎ", "women"),
        ("Ældre Łódź", "aeldre lodz"),
        ("e\u0301lection", "élection"),
        ("peace-building", "peace\u2011building"),
        ("\u202bبغداد\u202c", "بغداد"),
        ("بغداد،أربيل؛نينوى؟", "بغداد اربيل نينوي"),
        ("a\x00b", "a b"),
    ],
)
def test_what_is_meant_alike_is_folded_alike(written, also_written):
    assert fold(written).text == fold(also_written).text


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("کار", "گار"),
        ("پیاو", "بیاو"),
        ("سلام", "سلم"),
        ("چاک", "جاک"),
        ("vote", "note"),
        ("نور", "نوری"),
        ("شێر", "شیر"),
        ("کۆر", "کور"),
    ],
)
def test_what_is_another_word_stays_another(one, other):
    assert fold(one).text != fold(other).text


@pytest.mark.parametrize(
    ("written", "also_written"),
    [
        ("عێراق", "عیراق"),
        ("ڕێکخراو", "ریكخراو"),
        ("کۆمەڵگە", "كومه\u200cلكه\u200c"),
        ("سلێمانی", "سلیمانی"),
        ("توندوتیژیی", "توندوتیژی"),
        ("کەرکووک", "کەرکوک"),
        ("ئێزیدی", "إيزيدي"),
        ("پەرلەمان", "بەرلەمان"),
    ],
)
def test_a_second_try_reads_what_other_keyboards_write(written, also_written):
    once = [loosen(word) for word in fold_words(written)]
    assert once == [loosen(word) for word in fold_words(also_written)]
    assert once == [loosen(word) for word in once]


@pytest.mark.parametrize(
    ("written", "looked_for", "marked"),
    [
        ("About the elections, 2021", "elections", "elections"),
        ("مُؤَسَّسَةُ النور", "موسسه", "مُؤَسَّسَةُ"),
        ("بسم ﷲ الرحمن", "لل", "ﷲ"),
        ("ناوی ئازاد بوو", "ازاد", "ئازاد"),
        ("Sana’a, Yemen", "sanaa", "Sana’a"),
        ("the Straße", "strasse", "Straße"),
        ("«منظمة»", "منظمه", "منظمة"),
        ("العنف الانتخابي", "عنف", "عنف"),
    ],
)
def test_a_passage_is_marked_in_the_text_as_written(written, looked_for, marked):
    folded = fold(written)
    start = folded.text.index(looked_for)
    begin, end = folded.span(start, start + len(looked_for))
    assert written[begin:end] == marked


def test_a_span_outside_the_text_is_an_error():
    folded = fold("two words")
    for start, end in [(0, 0), (-1, 2), (0, 10), (5, 4)]:
        with pytest.raises(ValueError, match="not a part"):
            folded.span(start, end)


def test_nothing_gives_nothing():
    for text in ["", "   ", "؟!،", "\x00", "\u200f\u200e", "'", "ء", "ئ", "🙂", "ـ"]:
        assert fold(text).text == ""
        assert len(fold(text).offsets) == 1
        assert name_keys(text) == []


def test_every_character_there_is():
    # Planes 3 and beyond hold Han, nothing, private use, and the tags of plane 14.
    for code in [*range(0x30000), *range(0xE0000, 0xE0200), sys.maxunicode]:
        once = "".join(folding._fold_character.__wrapped__(chr(code)))
        if not once.isascii() or "  " in once:
            folded = fold(chr(code)).text
            assert fold(folded).text == folded, hex(code)


def check(text):
    folded = fold(text)
    assert len(folded.offsets) == len(folded.text) + 1
    assert list(folded.offsets) == sorted(folded.offsets)
    assert all(0 <= offset <= len(text) for offset in folded.offsets)
    assert fold(folded.text).text == folded.text
    assert folded.text == " ".join(folded.text.split(" ")).strip()
    assert "  " not in folded.text
    place = 0
    for word in fold_words(text):
        place = folded.text.index(word, place)
        begin, end = folded.span(place, place + len(word))
        assert word in fold_words(text[begin:end])  # among others where one sign gives two words (¼)
        place += len(word)
    assert all(name_keys(text))
    assert all(loosen(loosen(word)) == loosen(word) != "" for word in fold_words(text))


arabic = st.text(st.sampled_from("ابئؤأإآءيىیێكکةهەھڵڕۆ٣۳ـ،؟'’ ٔ\u064b\u0651\u200c\u200f\x00-a"))


@settings(deadline=None)
@given(st.one_of(st.text(), arabic, st.text(st.characters())))
def test_any_text(text):
    check(text)


@pytest.mark.parametrize("piece", ["a", "ئ", "\u0654", "\u0654\u064b", "ﷺ", "' ", "\x00", "ي\u0654 ", "ß"])
def test_ten_thousand_characters(piece):
    started = time.monotonic()
    check((piece * 10_000)[:10_000])
    assert time.monotonic() - started < 5


@pytest.mark.parametrize(
    "names",
    [
        [
            "Al Noor",
            "al-Noor",
            "Al Nour",
            "alnoor",
            "alnour",
            "an-Nur",
            "an-Noor",
            "An Nour",
            "annur",
            "AL-NŪR",
            "el-Nour",
        ],
        ["W.E.O.", "WEO", "w e o", "W. E. O"],
        ["النور", "ال نور", "نور", "النُّور"],
        ["ash-Shams", "al-Shams", "alshams", "Al Shams", "ashshams"],
        ["Al-Qadisiyah", "al Qadisiya", "Qadisiyya"],
        ["Sana'a", "Sanaa", "Sana’a"],
    ],
)
def test_names_are_found_however_they_are_spelled(names):
    keys = {tuple(name_keys(name)) for name in names}
    assert len(keys) == 1


@pytest.mark.parametrize(
    ("name", "keys"),
    [
        ("Al Noor Foundation", ["nur", "fundation"]),
        ("W.E.O.", ["weo"]),
        ("Women Empowerment Organization (WEO)", ["women", "empowerment", "organization", "weo"]),
        ("مؤسسة النور", ["موسسه", "نور"]),
        ("Al", ["al"]),
        ("All", ["al"]),
        ("as it was", ["as", "it", "was"]),
        ("WADI e.V.", ["wadi", "ev"]),
    ],
)
def test_the_keys_of_a_name(name, keys):
    assert name_keys(name) == keys


def test_the_machines_locale_changes_nothing():
    """Under LANG=C, where the C library knows no letter beyond ASCII."""
    text = "'\\u0645\\u0624\\u0633\\u0633\\u0629\\u060c ERB\\xcel'"
    command = f"from cop_portal.folding import fold; print(ascii(fold({text}).text))"
    answer = subprocess.run(
        [sys.executable, "-c", command],
        cwd=Path(folding.__file__).parent.parent,
        env={"LANG": "C", "LC_ALL": "C", "PATH": os.environ["PATH"]},
        capture_output=True,
        text=True,
        check=True,
    )
    assert answer.stdout.strip() == ascii("موسسه erbil")
