"""One line a person, in any order and parted by anything: name, organization, e-mail address."""

from __future__ import annotations

import pytest

from members.models import Registration
from tests.events.attendance import lists_of


@pytest.fixture
def lists(cast):
    return lists_of(cast)


SUZAN = ("Suzan Aref", "WEO", "weo", "")
SUZAN_BY_MAIL = ("Suzan Aref", "Women Empowerment Organization", "weo", "suzan@weo.example")
SUZAN_WITH_MAIL = ("Suzan Aref", "WEO", "weo", "suzan@weo.example")
AHMED = ("Ahmed Jassam", "Al Noor Foundation", "al-noor", "ahmed@alnoor.example")

CLEAR = {
    # in any order
    "Suzan Aref, WEO, suzan@weo.example": SUZAN_WITH_MAIL,
    "suzan@weo.example, Suzan Aref, WEO": SUZAN_WITH_MAIL,
    "WEO, suzan@weo.example, Suzan Aref": SUZAN_WITH_MAIL,
    "WEO; Suzan Aref": SUZAN,
    # parted by anything
    "Suzan Aref\tWEO\tsuzan@weo.example": SUZAN_WITH_MAIL,
    "Suzan Aref; WEO; suzan@weo.example;;": SUZAN_WITH_MAIL,
    "Suzan Aref | WEO | suzan@weo.example": SUZAN_WITH_MAIL,
    "| Suzan Aref | WEO | suzan@weo.example |": SUZAN_WITH_MAIL,
    "Suzan Aref ¦ WEO": SUZAN,
    "Suzan Aref - WEO - suzan@weo.example": SUZAN_WITH_MAIL,
    "Suzan Aref – WEO": SUZAN,
    "Suzan Aref—WEO": SUZAN,
    "Suzan Aref–WEO": SUZAN,
    "Suzan Aref -WEO": SUZAN,
    "Suzan Aref- WEO": SUZAN,
    "Suzan Aref-WEO": SUZAN,
    "Suzan Aref/WEO": SUZAN,
    "Suzan Aref (WEO)": SUZAN,
    "Suzan Aref: WEO": SUZAN,
    "Suzan Aref ........ WEO": SUZAN,
    "Suzan Aref @ WEO": SUZAN,
    "Suzan Aref  WEO  suzan@weo.example": SUZAN_WITH_MAIL,
    "Suzan Aref WEO suzan@weo.example": SUZAN_WITH_MAIL,
    "Suzan Aref WEO": SUZAN,
    "Suzan Aref of WEO": SUZAN,
    "Suzan  Aref ,,  WEO , ": SUZAN,
    "Ahmed Jassam Al Noor Foundation ahmed@alnoor.example": AHMED,
    # numbered
    "1. Suzan Aref, WEO": SUZAN,
    "2) Suzan Aref, WEO": SUZAN,
    "(4) Suzan Aref, WEO": SUZAN,
    "[5] Suzan Aref, WEO": SUZAN,
    "No.5 Suzan Aref, WEO": SUZAN,
    "#6 Suzan Aref, WEO": SUZAN,
    "7 Suzan Aref, WEO": SUZAN,
    "8\tSuzan Aref\tWEO": SUZAN,
    "9, Suzan Aref, WEO": SUZAN,
    "10.Suzan Aref,WEO": SUZAN,
    "1️⃣ Suzan Aref – WEO": SUZAN,
    "• Suzan Aref, WEO": SUZAN,
    "- Suzan Aref, WEO": SUZAN,
    "-Suzan Aref, WEO": SUZAN,
    "* 3. Suzan Aref, WEO": SUZAN,
    # from a spreadsheet
    '"Suzan Aref","WEO","suzan@weo.example"': SUZAN_WITH_MAIL,
    '"Suzan Aref, WEO"': SUZAN,
    '3. "Suzan Aref - Director, WEO", suzan@weo.example': SUZAN_WITH_MAIL,
    '"Suzan Aref; Women Empowerment Organization (WEO)"': (
        "Suzan Aref",
        "Women Empowerment Organization (WEO)",
        "weo",
        "",
    ),
    # from a page
    "<td>Suzan Aref</td><td>WEO</td>": SUZAN,
    "[suzan@weo.example](mailto:suzan@weo.example) Suzan Aref": SUZAN_BY_MAIL,
    "Suzan Aref, WEO, https://weo.example/about": SUZAN,
    # from a mail
    '"Suzan Aref" <suzan@weo.example>': SUZAN_BY_MAIL,
    "Suzan Aref <SUZAN@WEO.example>;": SUZAN_BY_MAIL,
    "To: Suzan Aref <mailto:suzan@weo.example>": SUZAN_BY_MAIL,
    "> > Suzan Aref, WEO": SUZAN,
    "**Suzan Aref** - *WEO*": SUZAN,
    "Suzan Aref, WEO, suzan＠weo.example": SUZAN_WITH_MAIL,
    "Suzan Aref, WEO, Suzan@Weo.Example <suzan@weo.example>": SUZAN_WITH_MAIL,
    # from a chat
    "[26/11/2026, 18:02:11] Sara: Suzan Aref, WEO": SUZAN,
    "26/11/2026, 18:02 - Sara Ali: Suzan Aref, WEO": SUZAN,
    "[18:02, 26/11/2026] +964 770 123 4567: Suzan Aref, WEO": SUZAN,
    "11/26/26, 6:02\u202fPM - ~Sara: Suzan Aref, WEO": SUZAN,
    # with what is neither
    "Suzan Aref, WEO, +964 770 123 4567": SUZAN,
    "Suzan Aref 07701234567 WEO": SUZAN,
    "Suzan Aref, Director, WEO": SUZAN,
    "Suzan Aref, Director of Programs, WEO": SUZAN,
    "Suzan Aref, Livelihoods Officer, WEO": SUZAN,
    "Suzan Aref, Director of WEO": SUZAN,
    "Suzan Aref, WEO, Baghdad, ✓": SUZAN,
    "Suzan Aref, WEO, signed, 26/11/2026": SUZAN,
    "Name: Suzan Aref, Organization: WEO, Email: suzan@weo.example": SUZAN_WITH_MAIL,
    # what nobody sees
    "\ufeffSuzan\u00a0Aref\u200b,\u200e WEO\u200f": SUZAN,
    "Su\u00adzan Aref\x00, W\u2060EO": SUZAN,
}


def test_it_works(lists):
    assert {text: lists.facts(text) for text in CLEAR} == CLEAR


NAMES = {
    "Aref, Suzan, WEO": "Aref, Suzan",
    "WEO, Aref, Suzan": "Aref, Suzan",
    "Aref, Suzan\tWEO": "Aref, Suzan",
    '"Aref, Suzan",WEO': "Aref, Suzan",
    "Aref, Suzan <suzan@weo.example>": "Aref, Suzan",
    "Jassam, Ahmed, Dr., WEO": "Jassam, Ahmed, Dr.",
    "Al-Jassam, Ahmed, WEO": "Al-Jassam, Ahmed",
    "Al Jassam, Ahmed Ali, WEO": "Al Jassam, Ahmed Ali",
    "Dr. Suzan Aref, PhD, WEO": "Dr. Suzan Aref, PhD",
    "Dr.\tSuzan Aref\tWEO": "Dr. Suzan Aref",
    "Abdul-Rahman Ali - WEO": "Abdul-Rahman Ali",
    "Abdul- Rahman Ali - WEO": "Abdul- Rahman Ali",
    "Noor Al- Hadi, WEO": "Noor Al- Hadi",
    "SUZAN AREF, WEO": "SUZAN AREF",
    "O'Brien, Mary, WEO": "O'Brien, Mary",
    'Suzan "Suzy" Aref, WEO': 'Suzan "Suzy" Aref',
    '"Suzan ""Suzy"" Aref",WEO': 'Suzan "Suzy" Aref',
    "Suzan A., WEO": "Suzan A.",
}


def test_a_name_stays_whole(lists):
    assert {text: lists.line(text).name for text in NAMES} == NAMES
    assert {text: lists.line(text).code for text in NAMES} == dict.fromkeys(NAMES, "")


SEXES = {
    "Suzan Aref, WEO, F": ("Suzan Aref", "woman"),
    "Suzan Aref\tFemale\tWEO": ("Suzan Aref", "woman"),
    "Ms. Suzan Aref, WEO": ("Suzan Aref", "woman"),
    "Mrs Suzan Aref, WEO": ("Suzan Aref", "woman"),
    "Suzan Aref (Ms), WEO": ("Suzan Aref", "woman"),
    "Suzan Aref, WEO, 1 woman": ("Suzan Aref", "woman"),
    "Mr. Ahmed Jassam, WEO": ("Ahmed Jassam", "man"),
    "M, Ahmed Jassam, WEO": ("Ahmed Jassam", "man"),
    "Mr. Dr. Ahmed Jassam, WEO": ("Dr. Ahmed Jassam", "man"),
    "Dr. Suzan Aref, WEO": ("Dr. Suzan Aref", ""),
    "أحمد جاسم، ذكر، WEO": ("أحمد جاسم", "man"),
    "السيدة سوزان عارف، WEO": ("سوزان عارف", "woman"),
    "السيد أحمد جاسم، WEO": ("أحمد جاسم", "man"),
    "سوزان عارف، أنثى، WEO": ("سوزان عارف", "woman"),
    "خاتوو سوزان عارف، WEO": ("سوزان عارف", "woman"),
    "ئەحمەد جاسم، نێر، WEO": ("ئەحمەد جاسم", "man"),
    "سۆزان، مێ، WEO": ("سۆزان", "woman"),
    # Said to women and men alike before a name.
    "بەڕێز ئەحمەد جاسم، WEO": ("ئەحمەد جاسم", ""),
}


def test_a_woman_or_a_man_where_it_is_said(lists):
    read = {text: lists.line(text) for text in SEXES}
    assert {text: (line.name, line.sex) for text, line in read.items()} == SEXES
    assert {line.code for line in read.values()} == {""}
    counted = {line.sex: (line.women, line.men, line.not_stated) for line in read.values()}
    assert counted == {"woman": (1, 0, 0), "man": (0, 1, 0), "": (0, 0, 1)}


ORGANIZATIONS = {
    "Suzan Aref, Peace, Rights and Development": ("Peace, Rights and Development", "peace-rights"),
    "Peace, Rights and Development, Suzan Aref": ("Peace, Rights and Development", "peace-rights"),
    "Suzan Aref - Future - Mosul": ("Future - Mosul", "future-mosul"),
    "Suzan Aref, Horizon 2030": ("Horizon 2030", "horizon"),
    "25 November Network, Suzan Aref": ("25 November Network", "november"),
    "Suzan Aref, Women Empowerment Organization (WEO)": ("Women Empowerment Organization (WEO)", "weo"),
    "Suzan Aref, WEO - Women Empowerment Organization": ("WEO - Women Empowerment Organization", "weo"),
    "Suzan Aref\tWomen Empowerment Organization\tWEO": ("Women Empowerment Organization", "weo"),
    "Suzan Aref from WEO": ("WEO", "weo"),
    "Suzan Aref, K-1042": ("K-1042", "weo"),
    "Suzan Aref, an-Nur": ("an-Nur", "al-noor"),
    "Noor Hadi, Al Noor": ("Al Noor", "al-noor"),
    # The address decides between two that are called so.
    "Suzan Aref, PDO, x@peace.example": ("PDO", "peace-dialogue"),
    "Suzan Aref, Womn Empowermnt Organization, suzan@weo.example": (
        "Womn Empowermnt Organization",
        "weo",
    ),
}


def test_an_organization_whose_name_holds_what_parts_others(cast):
    lists = lists_of(cast)
    Registration.objects.create(organization=cast.weo, authority="kurdistan", number="K-1042")
    lists.recognizer.organizations.filter(slug="peace-dialogue").update(email="office@peace.example")
    read = {text: lists.line(text) for text in ORGANIZATIONS}
    assert {text: (line.organization, line.organization_slug) for text, line in read.items()} == ORGANIZATIONS
    assert {line.code for line in read.values()} == {""}
