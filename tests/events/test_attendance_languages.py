"""Lines in Arabic and Sorani, written as phones and PDFs write them."""

from __future__ import annotations

import pytest

from tests.events.attendance import lists_of


@pytest.fixture
def lists(cast):
    return lists_of(cast)


SUZAN = ("سوزان عارف", "منظمة تمكين المرأة", "weo", "")
SUZAN_WITH_MAIL = ("سوزان عارف", "منظمة تمكين المرأة", "weo", "suzan@weo.example")
AHMED = ("أحمد جاسم", "النور", "al-noor", "")
BANAZ = ("بەناز عومەر", "ڕێکخراوی بەهێزکردنی ژنان", "weo", "")

CLEAR = {
    "سوزان عارف، منظمة تمكين المرأة، suzan@weo.example": SUZAN_WITH_MAIL,
    "suzan@weo.example، سوزان عارف، منظمة تمكين المرأة": SUZAN_WITH_MAIL,
    "منظمة تمكين المرأة؛ سوزان عارف": SUZAN,
    "سوزان عارف - منظمة تمكين المرأة": SUZAN,
    "سوزان عارف\tمنظمة تمكين المرأة": SUZAN,
    "سوزان عارف | منظمة تمكين المرأة |": SUZAN,
    "سوزان عارف (منظمة تمكين المرأة)": SUZAN,
    "سوزان عارف منظمة تمكين المرأة": SUZAN,
    "سوزان عارف من منظمة تمكين المرأة": SUZAN,
    "سوزان عارف، مديرة منظمة تمكين المرأة": SUZAN,
    "٣- سوزان عارف، منظمة تمكين المرأة": SUZAN,
    "٤. سوزان عارف، منظمة تمكين المرأة": SUZAN,
    "(۵) سوزان عارف، منظمة تمكين المرأة": SUZAN,
    "رقم ٦ سوزان عارف، منظمة تمكين المرأة": SUZAN,
    "٧ سوزان عارف، منظمة تمكين المرأة": SUZAN,
    "الاسم: سوزان عارف، المنظمة: منظمة تمكين المرأة، البريد الإلكتروني: suzan@weo.example": SUZAN_WITH_MAIL,
    "سوزان عارف\tمديرة البرامج\tمنظمة تمكين المرأة\t٠٧٧٠١٢٣٤٥٦٧": SUZAN,
    "سوزان عارف، منظمة تمكين المرأة، أربيل، حاضرة": SUZAN,
    "أحمد جاسم، النور": AHMED,
    "أحمد جاسم – «النور»": AHMED,
    "\u200fأحمد جاسم\u200f، \u202bالنور\u202c": AHMED,
    "٢٦\u200f/١١\u200f/٢٠٢٦، ٦:٠٢ م - سارة: أحمد جاسم، النور": AHMED,
    "[٢٦/١١/٢٠٢٦, ٦:٠٢:١١ م] سارة علي: أحمد جاسم، النور": AHMED,
    "أحـمـد جـاسم، النور": AHMED,
    "مُحَمَّد حسن، النُّور": ("مُحَمَّد حسن", "النُّور", "al-noor", ""),
    "ﻣﺤﻤﺪ ﻋﻠﻲ، ﺍﻟﻨﻮﺭ": ("محمد علي", "النور", "al-noor", ""),
    "م. سارة نوري - النور": ("م. سارة نوري", "النور", "al-noor", ""),
    "د. سوزان عارف، منظمه تمكين المراه": ("د. سوزان عارف", "منظمه تمكين المراه", "weo", ""),
    "عارف، سوزان، النور": ("عارف، سوزان", "النور", "al-noor", ""),
    "عبد الرحمن، علي، النور": ("عبد الرحمن، علي", "النور", "al-noor", ""),
    "Suzan Aref، منظمة تمكين المرأة": ("Suzan Aref", "منظمة تمكين المرأة", "weo", ""),
    "سوزان عارف, WEO": ("سوزان عارف", "WEO", "weo", ""),
    "بەناز عومەر، ڕێکخراوی بەهێزکردنی ژنان": BANAZ,
    "١. بەناز عومەر - ڕێکخراوی بەهێزکردنی ژنان": BANAZ,
    "ڕێکخراوی بەهێزکردنی ژنان: بەناز عومەر": BANAZ,
    "بەناز عومەر\tبەڕێوەبەری بەرنامە\tڕێکخراوی بەهێزکردنی ژنان": BANAZ,
    "ناو: بەناز عومەر، ڕێکخراو: ڕێکخراوی بەهێزکردنی ژنان": BANAZ,
    # Typed on an Arabic keyboard, with joiners that belong to the words.
    "بەناز عومەر، رێكخراوي به\u200cهێزكردني ژنان": (
        "بەناز عومەر",
        "رێكخراوي به\u200cهێزكردني ژنان",
        "weo",
        "",
    ),
    "حه\u200cمه\u200c ره\u200cشید\u200c ، دامەزراوەی ئەلنوور": (
        "حه\u200cمه ره\u200cشید",
        "دامەزراوەی ئەلنوور",
        "al-noor",
        "",
    ),
}


def test_it_works(lists):
    assert {text: lists.facts(text) for text in CLEAR} == CLEAR


def test_a_problem_is_told_in_the_language_of_who_reads_it(lists):
    from django.utils import translation

    line = lists.line("رنا يوسف، منظمة شمس الموصل")
    with translation.override("en"):
        assert str(line.problem) == "No organization called “منظمة شمس الموصل” is known here."
    near = lists.line("سارة، شبكة النور")
    names = []
    for language in ("en", "ar"):
        with translation.override(language):
            names.append(str(near.problem))
    assert "Al Noor Foundation" in names[0]
    assert "مؤسسة النور" in names[1]
