"""Texts that certainly mean one of the demonstration's organizations, and asking which is meant."""

from __future__ import annotations

import datetime

from members.models import Organization
from members.recognition import Recognition, recognize


def meant(text: str) -> Recognition:
    return recognize(text, Organization.objects.all(), for_staff=True)


def slugs(found: Recognition) -> set[str]:
    return {candidate.organization.slug for candidate in found.candidates}


CERTAIN = [
    # acronyms
    ("WEO", "weo"),
    ("weo", "weo"),
    ("W.E.O.", "weo"),
    (" w e o ", "weo"),
    ("O.H.I", "open-horizon"),
    ("CEW", "chaw-election-watch"),
    ("UTW", "textile-workers-union"),
    # names, in three languages, with and without what kind of body it is
    ("Women Empowerment Organization", "weo"),
    ("WOMEN EMPOWERMENT ORGANISATION", "weo"),
    ("The Women Empowerment", "weo"),
    ("WomenEmpowerment Organization", "weo"),
    ("منظمة تمكين المرأة", "weo"),
    ("تمكين المراه", "weo"),
    ("ڕێکخراوی بەهێزکردنی ژنان", "weo"),
    ("رێكخراوي به‌هێزكردني ژنان", "weo"),
    ("Al Noor", "al-noor"),
    ("al-Noor Foundation", "al-noor"),
    ("Al Nour", "al-noor"),
    ("alnoor", "al-noor"),
    ("an-Nur", "al-noor"),
    ("AlNoorFoundation", "al-noor"),
    ("النور", "al-noor"),
    ("مؤسسه النــور", "al-noor"),
    ("مُؤَسَّسَة النُّور", "al-noor"),
    ("دامه‌زراوه‌ی ئەلنوور", "al-noor"),
    ("House of Calm", "house-of-calm"),
    ("ماڵی ئارامی", "house-of-calm"),
    ("Safe-Signal", "safe-signal"),
    ("SafeSignal", "safe-signal"),
    ("اشارة امنة", "safe-signal"),
    ("Shinrwe Centre for Dialogue", "shinrwe-dialogue-center"),
    ("شنروي الحوار", "shinrwe-dialogue-center"),
    ("Samawa Water & Environment", "samawa-water"),
    ("Marsa Foundation", "marsa-foundation"),
    ("Chaw network", "chaw-election-watch"),
    ("شبكة جاو", "chaw-election-watch"),
    ("Hamrin Womens Association", "hamrin-women"),
    ("Hamrin Women’s Association", "hamrin-women"),
    # what it was called before, and is called beside its name
    ("Zagros Help Line", "safe-signal"),
    ("ZHL", "safe-signal"),
    ("Ballot-Box Network", "chaw-election-watch"),
    ("حلقة نساء الشط", "marsa-foundation"),
    ("Apen Horisont", "open-horizon"),
    # a name and its acronym, a name with the address beside it
    ("Women Empowerment Organization (WEO)", "weo"),
    ("WEO - منظمة تمكين المرأة", "weo"),
    ("Al Noor Foundation (ANF)", "al-noor"),
    ("Suzan Aref, WEO <suzan@weo.example>", "weo"),
    # registrations
    ("DEMO-K-1042", "weo"),
    ("demo k ١٠٤٢", "weo"),
    ("DEMO/K/۱۰۴۲", "weo"),
    ("DEMO-F-2133", "safe-signal"),
    ("DEMO-F-2133-A", "adasa-integrity"),
    ("رقم التسجيل: DEMO-F-٢٠٤١", "al-noor"),
    # addresses and domains
    ("office@weo.example", "weo"),
    ("Nobody.Yet@WEO.example", "weo"),
    ("new@mail.weo.example", "weo"),
    ("https://www.weo.example/about?x=1", "weo"),
    ("manara.example", "manara-policy-research"),
    ("new@tishk.example", "tishk"),
]


def plant(slug: str, name: str = "Planted", **fields) -> Organization:
    return Organization.objects.create(
        slug=slug, name_en=name, kind="local", member_since=datetime.date(2020, 1, 1), **fields
    )
