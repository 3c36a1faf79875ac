"""What people type, in three languages, and whom they must and must not find: on the demonstration, as WEO reads it."""

from __future__ import annotations

import pytest

from tests.members.search.searching import found, passages, suggestions

ALL = "*"

SPELLINGS = [
    # Hamza, alef maksura, teh marbuta, tatweel, vowel signs, joiners, both keyboards.
    ("مؤسسه النور", "al-noor", "weo"),
    ("مُؤَسَّسَةُ النُّور", "al-noor", "weo"),
    ("مـؤسـســة النــور", "al-noor", "weo"),
    ("جمعيه حمرين", "hamrin-women", "al-noor"),
    ("الإنتخابات", "chaw-election-watch al-noor", "samawa-water"),
    ("منظمة تمكين المراه", "weo", "samawa-water"),
    ("مدربات في القياده", "weo", "samawa-water"),
    ("هه‌ڵبژاردن", "chaw-election-watch al-noor", "samawa-water"),
    ("ههلبژاردن", "chaw-election-watch al-noor", "samawa-water"),
    ("ڕێكخراوی تیشك", "tishk", "weo"),
    ("ریکخراوی تیشک", "tishk", "weo"),
    ("کوری فورات", "furat-forum", "weo"),
    ("women’s association", "hamrin-women", "weo"),
    ("womens association", "hamrin-women", "weo"),
    ("Hamrín", "hamrin-women", "weo"),
    ("WOMEN EMPOWERMENT ORGANISATION", "weo", "hamrin-women"),
    ("help desk 24", "safe-signal", "weo"),
    ("help desk ٢٤", "safe-signal", "weo"),
    ("UNSCR 1325", "weo", "al-noor"),
    ("القرار ١٣٢٥", "weo", "al-noor"),
    ("بڕیاری ۱۳۲۵", "weo", "al-noor"),
]
NAMES = [
    ("al-Noor", "al-noor", "weo"),
    ("Al Nour", "al-noor", "weo"),
    ("alnoor", "al-noor", "weo"),
    ("an-Nur", "al-noor", "weo"),
    ("el nour", "al-noor", "weo"),
    ("ال نور", "al-noor", "weo"),
    ("نور", "al-noor", "weo"),
    ("alnoor foundation", "al-noor", "weo"),
    ("W.E.O.", "weo", "al-noor"),
    ("w e o", "weo", "al-noor"),
    ("weo", "weo", "al-noor"),
    ("OpenHorizon", "open-horizon", "weo"),
    ("open-horizon", "open-horizon", "weo"),
    ("step-together", "step-together", "weo"),
    ("Foundation Noor", "al-noor", "weo"),
]
PREFIXES = [
    ("elector", "al-noor chaw-election-watch", "samawa-water"),
    ("electoral viol", "al-noor hamrin-women", "samawa-water"),
    ("al-nou", "al-noor", "weo"),
    ("we", "weo", "al-noor"),
    ("openhor", "open-horizon", "weo"),
    ("النو", "al-noor", "weo"),
    ("انتخا", "al-noor chaw-election-watch", "samawa-water"),
    ("الانتخا", "al-noor chaw-election-watch", "samawa-water"),
    ("هەڵبژ", "al-noor chaw-election-watch", "samawa-water"),
    ("elector watch", "", "al-noor"),  # only the last word may be unfinished
]
FORMS = [
    # One form of a word finds the others: plurals, articles, what Sorani hangs on a noun.
    ("trainer", "al-noor samawa-water", "furat-forum"),
    ("woman lawyer", "two-banks-legal-aid", "weo"),
    ("عنف انتخابات", "al-noor hamrin-women weo", "samawa-water"),
    ("والانتخابات", "al-noor chaw-election-watch", "samawa-water"),
    ("بالانتخابات", "al-noor chaw-election-watch", "samawa-water"),
    ("مرشدات", "marsa-foundation", "samawa-water"),
    ("للمراقبين", "al-noor chaw-election-watch", "samawa-water"),
    ("توندوتیژی هەڵبژاردنەکان", "al-noor hamrin-women", "samawa-water"),
    ("توندوتیژییەکانی هەڵبژاردن", "al-noor", "samawa-water"),
    ("گوندەکانی هەڵەبجە", "tishk", "weo"),
    ("چاودێرەکان", "chaw-election-watch", "samawa-water"),
]
SYNONYMS = [
    # What is called otherwise, and in another language, is found.
    ("الانتخابات", "al-noor chaw-election-watch voice-of-the-bridge", "samawa-water"),
    ("elections", "hamrin-women voice-of-the-bridge", "samawa-water"),
    ("kota", "al-noor weo manara-policy-research", "samawa-water"),
    ("VAWE", "al-noor chaw-election-watch", "samawa-water"),
    ("صحافة", "voice-of-the-bridge", "samawa-water"),
    ("women MPs", "al-noor weo", "samawa-water"),
    ("ئاو", "samawa-water shinrwe-dialogue-center", "weo"),
    ("people with disabilities", "step-together", "weo"),
    ("أشخاص ذوو الإعاقة", "step-together", "weo"),
    ("peace building", "furat-forum sahl-coalition", "weo"),
    ("yazidi", "sahl-coalition open-horizon", "weo"),
    ("ئێزیدی", "sahl-coalition open-horizon", "weo"),
]
PLACES = [
    ("Ninewa", "al-noor weo two-banks-legal-aid", "samawa-water"),
    ("Nineveh", "al-noor weo two-banks-legal-aid", "samawa-water"),
    ("نينوى", "al-noor two-banks-legal-aid", "samawa-water"),
    ("نەینەوا", "al-noor two-banks-legal-aid", "samawa-water"),
    ("Mosul", "two-banks-legal-aid", "samawa-water"),
    ("Anbar", "furat-forum", "al-noor"),
    ("al anbar", "furat-forum", "al-noor"),
    ("الأنبار", "furat-forum", "al-noor"),
    ("Hawler", "weo chaw-election-watch", "al-noor"),
    ("كركوك", "weo hamrin-women", "al-noor"),
    ("کەرکوک", "weo hamrin-women", "al-noor"),
    ("salahaddin", "", "weo"),
    ("Salah al-Din", "hamrin-women nawl-livelihoods", "weo"),
    ("water Sulaymaniyah", "shinrwe-dialogue-center", "samawa-water"),
]
PHRASES = [
    ('"electoral violence"', "al-noor hamrin-women", "two-banks-legal-aid samawa-water"),
    ('"violence electoral"', "", ALL),
    ("“gender quotas”", "al-noor weo", "samawa-water"),
    ("«العنف الانتخابي»", "al-noor", "samawa-water"),
    ('"هەڵبژاردنی پارێزگاکان"', "chaw-election-watch", "al-noor"),
    ('"provincial counc', "weo", "samawa-water"),
    # One thing ends with what the next begins with: lines do not run into each other.
    ('"brief training"', "", ALL),
    ('"trainers training"', "", ALL),
    ('"observers trainers"', "", ALL),
]
EXCLUSIONS = [
    ("electoral violence -quota", "hamrin-women chaw-election-watch", "al-noor weo"),
    ("electoral violence −quota", "hamrin-women", "al-noor weo"),
    ('violence -"electoral violence"', "two-banks-legal-aid", "al-noor hamrin-women"),
    ("-women", "samawa-water", "weo al-noor hamrin-women"),
    ("-weo", "al-noor samawa-water", "weo"),
    ("الانتخابات -الكوتا", "chaw-election-watch", "al-noor"),
    ("ninewa -al-Noor", "weo", "al-noor"),
    ("women-led", "weo", "samawa-water"),
    ("Ninewa - women", "weo", "samawa-water"),
]
TABLE = [*SPELLINGS, *NAMES, *PREFIXES, *FORMS, *SYNONYMS, *PLACES, *PHRASES, *EXCLUSIONS]

DID_YOU_MEAN = [
    ("al noor fundacion", "Al Noor Foundation"),
    ("opne horizont", "Open Horizon"),
    ("wumen empowrment", "Women Empowerment Organization"),
    ("hamrien womans asociation", "Hamrin Women's Association"),
    ("الانتخابت", "الانتخابات"),
    ("منضمة تمكن المراة", "منظمة تمكين المرأة"),
    ("elektoral violense", "electoral violence"),
    ("kirkok", "Kirkuk"),
    ("تیشکک", "تيشك"),
]


def test_it_works(suzan):
    assert found(suzan, "al-noor") == ["al-noor"]
    assert passages(suzan, "observers gender quotas")["al-noor"] == (
        "About: Al Noor works on [gender quotas] in politics and against electoral violence: it trains [observers]"
        " and candidates, documents what women meet with during elections,…"
    )


@pytest.mark.parametrize(("query", "finds", "leaves"), TABLE)
def test_what_people_type(suzan, query, finds, leaves):
    hits = found(suzan, query)
    if leaves == ALL:
        assert hits == []
    assert set(finds.split()) <= set(hits)
    assert not set(leaves.split()) & set(hits)
    # Each hit of a page says why it is one; what only excludes has nothing to say.
    if not query.startswith("-"):
        assert set(passages(suzan, query)) == set(hits)


@pytest.mark.parametrize(("query", "name", "_"), NAMES)
def test_whose_name_it_is_comes_first(suzan, query, name, _):
    assert found(suzan, query)[0] == name


@pytest.mark.parametrize(("query", "meant"), DID_YOU_MEAN)
def test_what_people_mistype(suzan, query, meant):
    assert found(suzan, query) == []
    offered = suggestions(suzan, query)
    assert 1 <= len(offered) <= 5
    assert meant in [suggestion.query for suggestion in offered[:2]]
    for suggestion in offered:
        assert found(suzan, suggestion.query), suggestion


def test_there_are_enough_queries():
    assert len({query for query, *_ in TABLE}) >= 60
