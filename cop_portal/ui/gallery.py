"""What the page of all components shows: plausible content, so that one sees how long names and three parties look.

It is a page of the demo for those who build the portal, in English with Arabic and Sorani names; not translated.
"""

from __future__ import annotations

import dataclasses
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.paginator import Paginator
from django.utils import translation

from .date_fields import DateThreeField
from .facets import Choice, Facet
from .folded import FoldedList
from .forms import CheckboxList, FileInput, PortalForm, RadioList, language_field
from .thread import Stage, strands_for


@dataclasses.dataclass
class Example:
    """Something with three names, as components expect it."""

    name_en: str
    name_ar: str = ""
    name_ckb: str = ""

    @property
    def name_language(self) -> str:
        """The language ``name`` is in."""
        language = (translation.get_language() or "en").split("-")[0]
        return language if getattr(self, f"name_{language}", "") else "en"

    @property
    def name(self) -> str:
        """The name in the reader's language, else in English."""
        return getattr(self, f"name_{self.name_language}")

    @property
    def other_names(self) -> list[tuple[str, str]]:
        """(language, name) in the other languages."""
        pairs = [(language, getattr(self, f"name_{language}")) for language in ("en", "ar", "ckb")]
        return [(language, name) for language, name in pairs if name and language != self.name_language]

    def get_absolute_url(self) -> str:
        """Nowhere: an example has no page."""
        return "#"


AL_NOOR = Example("Al Noor Foundation", "مؤسسة النور")
WEO = Example("Women Empowerment Organization", "منظمة تمكين المرأة")
LONG = Example(
    "Iraqi Association for Developing the Leadership Capacities of Women and Youth in Liberated Areas",
    "الجمعية العراقية لتنمية القدرات القيادية للنساء والشباب في المناطق المحررة",
    "کۆمەڵەی عێراقی بۆ پەرەپێدانی توانای سەرکردایەتی ژنان و گەنجان لە ناوچە ئازادکراوەکان",
)


class ExampleForm(PortalForm):
    """Each kind of field."""

    title = forms.CharField(label="What was it about?", help_text="A few words, as for a heading.")
    on = DateThreeField(label="When did you meet?")
    areas = forms.MultipleChoiceField(
        label="Which areas did you find in common?",
        help_text="From both profiles. Choose all that apply.",
        choices=[("1", "Gender quotas"), ("2", "Violence against women in elections")],
        widget=CheckboxList,
    )
    places = forms.MultipleChoiceField(
        label="Where do you work?",
        choices=[("IQ-AR", "Erbil"), ("IQ-BG", "Baghdad"), ("IQ-NI", "Ninewa")],
        initial=["IQ-AR", "IQ-NI"],
        required=False,
        widget=FoldedList(heading="Governorates"),
    )
    way = forms.ChoiceField(
        label="How did you meet?", choices=[("place", "In one place"), ("online", "Online")], widget=RadioList
    )
    where = forms.ChoiceField(label="Where?", choices=[("", "Choose"), ("IQ-AR", "Erbil")], required=False)
    email = forms.EmailField(label="E-mail address")
    language = language_field(required=False)
    agreed = forms.CharField(
        label="What did you agree?",
        help_text="Only the parties and Search can read this. Leave out names of people at risk.",
        widget=forms.Textarea,
        required=False,
    )
    sheet = forms.FileField(
        label="Sign-in sheet",
        help_text="PDF or photo, up to 20 MB.",
        required=False,
        widget=FileInput(max_bytes=20_000_000),
    )
    sure = forms.BooleanField(label="Other members may see that we work together", required=False)

    def clean_agreed(self) -> str:
        """Show an error at a text that was kept."""
        raise ValidationError("Leave out the phone number.")


def _stages(states: str, labels: str = "") -> list[Stage]:
    """Seven stages; ``states`` has one letter each: d(one), n(ow), h(ollow), a(head)."""
    names = [
        "Workshop",
        "Introduction",
        "Follow-up meeting",
        "Shared areas",
        "MoU in force",
        "Joint work",
        "Story",
    ]
    if labels:
        names[4] = labels
    dates = ["14 April 2021", "15 April", "6 May", "6 May", "since 1 October", "from 12 January", "not yet"]
    words = {"d": "done", "n": "now", "h": "hollow", "a": "ahead"}
    return [
        Stage(name, date if letter != "a" else "not yet", words[letter], name.lower())
        for name, date, letter in zip(names, dates, states, strict=True)
    ]


def _entries(strands: list[str]) -> list[dict[str, Any]]:
    return [
        {"date": "14 April 2021", "title": "All came to the CoP workshop", "state": "start", "thread": "apart",
         "text": "Each described its programs, expertise and challenges."},
        {"date": "15 April", "title": "Introduced", "state": "done", "thread": "parallel",
         "text": "They agreed to talk about women in Iraqi politics."},
        {"date": "21 September", "title": "Memorandum of Understanding signed", "state": "done", "thread": "cord",
         "text": "By all parties. In force from 1 October 2021 for two years.", "url": "#", "link": "Open the MoU",
         "link_note": "(parties only)"},
        {"date": "Today", "title": "MoU in force", "state": "now", "thread": "dashed", "text": "69 days so far."},
        {"date": "12 January 2022", "title": "Joint training for staff", "state": "ahead", "thread": "",
         "text": "Planned in Erbil, 15 places."},
    ]  # fmt: skip


COUNTS = {
    "IQ-NI": 9, "IQ-BG": 7, "IQ-AR": 5, "IQ-SU": 3, "IQ-HA": 1, "IQ-DA": 5, "IQ-BA": 5, "IQ-AN": 3, "IQ-SD": 4,
    "IQ-DI": 3, "IQ-KI": 4, "IQ-WA": 1, "IQ-BB": 2, "IQ-KA": 1, "IQ-NA": 1, "IQ-QA": 1, "IQ-DQ": 3,
}  # fmt: skip


def _facets() -> list[Facet]:
    named = [("IQ-NI", "Ninewa", 9), ("IQ-BG", "Baghdad", 7), ("IQ-AR", "Erbil", 5), ("IQ-SU", "Sulaymaniyah", 3),
             ("IQ-MA", "Maysan", 0)]  # fmt: skip
    places = [Choice(*one, is_chosen=one[0] == "IQ-NI") for one in named] + [
        Choice("IQ-WA", "Wassit", 0, False)
    ]
    topics = [Choice("elections.voter-education", "Voter education", 4, True)]
    themes = [
        Choice("elections", "Elections", 7, True, topics),
        Choice("violence", "Violence against women", 6, False),
    ]
    return [
        Facet("governorate", "Where it works", places, "All 19 governorates"),
        Facet("shares", "Can share", themes, "All 9 themes"),
    ]


def context() -> dict[str, Any]:
    """Everything ``ui/gallery.html`` shows."""
    shares = [
        {"label": "Gender quotas", "is_match": True},
        {"label": "election observation", "is_match": False},
    ]
    wants = [{"label": "women’s leadership and mentoring", "is_match": False}]
    side = {
        "their_side": "Al Noor shares: from 5 to 10 years",
        "your_side": "You want: rules for provincial lists",
    }
    two, three, four = strands_for(2, own=1), strands_for(3, own=1), strands_for(4)
    form = ExampleForm(
        {"title": "Quotas", "on_day": "31", "on_month": "2", "on_year": "2021", "areas": ["1"], "way": "place",
         "email": "suzan@weo.example", "agreed": "Al Noor sends the incident form.\nWEO translates it into Kurdish."}
    )  # fmt: skip
    form.is_valid()
    return {
        "section": "collaborations",
        "al_noor": AL_NOOR,
        "weo": WEO,
        "long": LONG,
        "form": form,
        "open_form": ExampleForm(auto_id="open_%s"),
        "two": two,
        "three": three,
        "parties": [
            {"organization": AL_NOOR, "strand": "a", "url": "#"},
            {"organization": WEO, "strand": "b", "url": "#"},
        ],
        "three_parties": [
            {"organization": AL_NOOR, "strand": "a", "url": "#"},
            {"organization": WEO, "strand": "b", "url": "#"},
            {"organization": LONG, "strand": "c", "url": ""},
        ],
        "lines": [
            {"title": "MoU in force", "stages": _stages("ddddnaa"), "strands": two, "cord_from": 4},
            {
                "title": "MoU with the parties",
                "stages": _stages("ddddhaa", "MoU with the parties"),
                "strands": two,
            },
            {"title": "Introduced only", "stages": _stages("dnaaaaa"), "strands": two},
            {
                "title": "Three parties, all done",
                "stages": _stages("ddddddn"),
                "strands": three,
                "cord_from": 4,
            },
            {"title": "Four parties", "stages": _stages("ddndaaa"), "strands": four},
        ],
        "entries": _entries(two),
        "states": [
            ("late", "9 days late", "b"),
            ("soon", "due in 3 days", "a"),
            ("due", "due 20 December", "a"),
            ("kept", "kept on 3 November", "a"),
        ],
        "shares": shares,
        "wants": wants,
        "match": {
            "count": 3,
            "title": "3 things join you",
            "sentence": "It shares 2 you want. It wants 1 you share.",
        },
        "no_match": {"count": 0, "sentence": ""},
        "facets": _facets(),
        "counts": COUNTS,
        "chosen": ["IQ-NI"],
        "chips": [{"label": "Ninewa", "url": "#"}, {"label": "Women’s participation", "url": "#"}],
        "facts": [
            {"label": "Works in", "value": "Baghdad, Ninewa"},
            {"label": "In the community as", "value": "Prime member since 2019"},
            {"label": "Languages", "value": "Arabic, English"},
            {"label": "Profile confirmed", "value": "2 November 2021"},
        ],
        "together": [
            {"their_topic": "Gender quotas", "your_topic": "Gender quotas", **side},
            {
                "their_topic": "Prevention of electoral violence",
                "your_topic": "Violence against women in elections",
                **side,
            },
        ],
        "page": Paginator(range(12), 4).page(2),
        "icons": [
            "search",
            "close",
            "chevron",
            "chevron-back",
            "chevron-down",
            "tick",
            "warning",
            "info",
            "file",
            "lock",
            "clock",
            "filter",
            "menu",
        ],
        "fingerprint": "9f2c41abe07d",
    }
