"""What the organizations of the demonstration are in the world of records, by slug: size, earlier names, offices,
grants, when each section of a profile was last confirmed, and one translation that has fallen behind.

All of it is invented for the demonstration. Of the two real organizations it says what the story says (that women lead
Women Empowerment Organization) and spellings of their names; no former names are made up for them, no signs, and who
leads Al Noor Foundation is left unsaid, since no source tells it.
"""

from .shape import Standing, words

_ALL = ("about", "offers", "needs", "projects", "contact", "registration")
_PHONE = "+964 750 000 07"

STANDING: dict[str, Standing] = {
    "weo": Standing(
        size="21-50",
        women_led=True,
        other_names=(("other_name", "en", "Women's Empowerment Organization"),),
        offices=(
            ("AR", True, "+964 750 000 0103", "members"),
            ("NI", False, "+964 750 000 0104", "partners"),
            ("KI", False, "", "partners"),
        ),
        urgencies={"violence-against-women-in-elections": "urgent", "gender-quotas": "this_year"},
        passes_on_to=("marsa-foundation", "hamrin-women"),
        confirmed={**dict.fromkeys(_ALL, -21), "needs": -9, "registration": -15},
        papers=("DEMO-K-1042",),
    ),
    "al-noor": Standing(
        size="21-50",
        other_names=(
            ("other_name", "en", "An-Nur Foundation"),
            ("other_name", "ckb", "دەزگای ئەلنوور"),
        ),
        offices=(("BG", True, "+964 770 000 0203", "members"), ("NI", False, "", "partners")),
        urgencies={"womens-leadership-and-mentoring": "this_year"},
        passes_on_to=("two-banks-legal-aid",),
    ),
    "manara-policy-research": Standing(
        size="6-20",
        women_led=True,
        other_names=(
            ("former_name", "en", "Rafidain Survey Group"),
            ("former_acronym", "en", "RSG"),
            ("former_name", "ar", "مجموعة الرافدين للاستطلاع"),
        ),
        offices=(("BG", True, f"{_PHONE}01", "members"), ("BA", False, "", "partners")),
        urgencies={"gender-quotas": "this_year"},
    ),
    "adasa-integrity": Standing(
        size="6-20",
        women_led=False,
        other_names=(("former_name", "ar", "مرصد الدينار"), ("former_name", "en", "Dinar Observatory")),
        offices=(("BG", True, f"{_PHONE}11", "partners"),),
        urgencies={"protection-of-human-rights-defenders": "urgent"},
        passes_on_to=("voice-of-the-bridge",),
    ),
    "voice-of-the-bridge": Standing(
        size="6-20",
        women_led=True,
        other_names=(("other_name", "ar", "راديو الجسر"),),
        offices=(("BG", True, "", "partners"),),
        urgencies={"safety-of-journalists": "urgent"},
        registrations=(("kurdistan", "DEMO-K-1163", -1500, -40),),
        # Most of it was looked at lately; one section was forgotten, and makes the whole as old as itself.
        confirmed={**dict.fromkeys(_ALL, -55), "contact": -430},
    ),
    "open-horizon": Standing(
        size="201+",
        women_led=False,
        other_names=(("other_name", "en", "Åpen Horisont"), ("former_acronym", "en", "OHN")),
        offices=(
            ("BG", True, f"{_PHONE}21", "members"),
            ("AN", False, "", "partners"),
            ("NI", False, "", "staff"),
            ("BA", False, "", "partners"),
        ),
        # One that few may know of, among others: whoever may not sees the others only.
        passes_on_to=("furat-forum", "nawl-livelihoods", "step-together", "nakhla-defenders"),
    ),
    "step-together": Standing(
        size="1-5",
        women_led=True,
        urgencies={"vocational-training": "this_year"},
        # One section was never confirmed.
        confirmed={section: -33 for section in _ALL if section != "registration"},
    ),
    "chaw-election-watch": Standing(
        size="51-200",
        women_led=False,
        other_names=(
            ("former_name", "ckb", "تۆڕی سندوق"),
            ("former_name", "en", "Ballot Box Network"),
            ("former_acronym", "en", "BBN"),
        ),
        offices=(("SU", True, f"{_PHONE}31", "members"), ("AR", False, "", "partners")),
        urgencies={"violence-against-women-in-elections": "urgent"},
        passes_on_to=("tishk", "badinan-youth"),
    ),
    "tishk": Standing(size="1-5", women_led=True, offices=(("SU", True, "", "partners"),)),
    "shinrwe-dialogue-center": Standing(
        size="6-20",
        other_names=(("former_name", "ckb", "ماڵی گفتوگۆی هەڵەبجە"),),
    ),
    "badinan-youth": Standing(
        size="51-200",
        women_led=True,
        offices=(("DA", True, f"{_PHONE}41", "partners"),),
        urgencies={"psychosocial-support": "urgent"},
        registrations=(("federal", "DEMO-F-2156", -1400, -25),),
    ),
    "safe-signal": Standing(
        size="6-20",
        women_led=True,
        other_names=(
            ("former_name", "en", "Zagros Help Line"),
            ("former_acronym", "en", "ZHL"),
            ("former_name", "ckb", "هێڵی یارمەتیی زاگرۆس"),
        ),
        offices=(("AR", True, f"{_PHONE}51", "members"), ("BG", False, "", "partners")),
        urgencies={"survivor-services-and-shelters": "urgent"},
        # To one that is hidden: nobody else ever reads it.
        passes_on_to=("house-of-calm",),
        has_logo=True,
    ),
    "house-of-calm": Standing(
        size="6-20",
        women_led=True,
        other_names=(("former_name", "ckb", "پەناگەی بەفرین"),),
        urgencies={"digital-rights-and-safety": "urgent"},
    ),
    "sahl-coalition": Standing(
        size="51-200",
        women_led=False,
        offices=(("NI", True, f"{_PHONE}61", "members"), ("DA", False, "", "partners")),
        urgencies={"housing-land-and-property-rights": "this_year"},
        passes_on_to=("awat-families",),
    ),
    "two-banks-legal-aid": Standing(
        size="6-20",
        women_led=False,
        other_names=(("other_name", "ar", "عيادة الضفتين القانونية"),),
        offices=(("NI", True, f"{_PHONE}71", "members"),),
        urgencies={"voter-education": "this_year"},
    ),
    "hamrin-women": Standing(
        size="6-20", women_led=True, other_names=(("former_name", "ar", "لجنة نساء الحويجة"),)
    ),
    "nawl-livelihoods": Standing(size="21-50", women_led=True, confirmed={}),
    "furat-forum": Standing(size="1-5", women_led=False, confirmed=dict.fromkeys(_ALL, -250)),
    "marsa-foundation": Standing(
        size="6-20",
        women_led=True,
        other_names=(
            ("former_name", "en", "Shatt Women's Circle"),
            ("former_name", "ar", "حلقة نساء الشط"),
        ),
        offices=(("BA", True, f"{_PHONE}81", "members"), ("MA", False, "", "partners")),
        urgencies={"legal-aid": "urgent", "civil-documentation": "this_year"},
    ),
    "palm-grove-youth": Standing(
        size="21-50",
        women_led=False,
        # Translated from the mission as it was; a sentence came to it since.
        behind=words(
            ar="شابات وشباب من كربلاء وبابل والنجف يتعلمون كيف تعمل البلدية.",
            ckb="کچان و کوڕانی گەنجی کەربەلا و بابل و نەجەف فێر دەبن شارەوانی چۆن کار دەکات.",
        ),
    ),
    "samawa-water": Standing(size="1-5", women_led=False, confirmed=dict.fromkeys(_ALL, -400)),
}
