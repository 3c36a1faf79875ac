"""One invented organization, from a seed and a number: the same ones always, whatever stands in the database."""

from __future__ import annotations

import random
from collections.abc import Sequence

from django.utils.text import slugify

from cop_portal.translations.names import CONTENT_LANGUAGES

from . import names, sentences
from .shape import Invented, Offer, Place, Texts, Triple, Want, Work

# Different names: no seed has more organizations than this.
MOST = len(names.PROPER) * len(names.FORMS) * len(names.PURPOSES) * 20
# Coprime to MOST, so that numbers that follow each other get names that have nothing in common.
STRIDE = 104_729
# Which of two hundred numbers have the rare word; none after them has.
WITH_RARE_WORD = (11, 48, 90, 133, 177)
TARGET_GROUPS = (
    *("women", "youth", "girls", "displaced", "returnees", "host", "voters", "candidates", "children"),
    *("components", "disabilities", "journalists", "survivors", "defenders", "refugees"),
)
SECTIONS = ("about", "contact", "offers", "needs", "projects", "registration")


class Maker:
    """Makes the organizations of one seed. ``topics`` are slugs, in an order that does not change."""

    def __init__(self, seed: int, topics: Sequence[str], places: Sequence[Place]) -> None:
        self.seed = seed
        self.topics = list(topics)
        self.places = list(places)
        # A few topics are everybody's, most are few people's.
        self.weights = [1 / (position + 6) for position in range(len(self.topics))]

    def make(self, number: int) -> Invented:
        """The organization ``number`` of this seed."""
        return _Organization(self, number).invented()


class _Organization:
    def __init__(self, maker: Maker, number: int) -> None:
        self.maker = maker
        self.number = number
        self.random = random.Random(f"{maker.seed}/{number}")  # noqa: S311  no secrets are made of it
        index = (number * STRIDE + maker.seed * 7919) % MOST
        index, proper = divmod(index, len(names.PROPER))
        index, form = divmod(index, len(names.FORMS))
        in_place, purpose = divmod(index, len(names.PURPOSES))
        self.proper, self.form, self.purpose = (
            names.PROPER[proper],
            names.FORMS[form],
            names.PURPOSES[purpose],
        )
        self.home = maker.places[in_place % len(maker.places)]
        self.names_its_home = in_place < len(maker.places)

    def invented(self) -> Invented:
        chance = self.random
        full = self.names()
        topics = self.topics(chance.randint(4, 9))
        offered = chance.randint(2, min(5, len(topics) - 1))
        kind = self.form[0]
        return Invented(
            slug=f"{slugify(full[0])[:60]}-{self.maker.seed}-{self.number}",
            names=full,
            acronym=_initials(full[0]) if chance.random() < 0.6 else "",
            known_as=self.known_as(full),
            kind=kind,
            grant_role="prime" if chance.random() < 0.3 else "sub",
            visibility=chance.choices(("listed", "discreet", "hidden"), (95, 3, 2))[0],
            size_band=chance.choices(("", "1-5", "6-20", "21-50", "51-200", "201+"), (1, 3, 4, 2, 1, 0.2))[0],
            is_women_led=chance.choices((None, True, False), (2, 3, 5))[0],
            places=self.works_in(),
            languages=self.languages(),
            member_for=chance.randint(30, 2500),
            confirmed=self.confirmed(),
            registration=self.registration(),
            mission=self.mission(),
            offers=[self.offer(topic) for topic in topics[:offered]],
            wants=[self.want(topic, position) for position, topic in enumerate(topics[offered:])],
            projects=[self.work(topics, position) for position in range(chance.choice((0, 1, 1, 2, 2, 3)))],
        )

    # -- what it is -------------------------------------------------------------------------------------------------

    def names(self) -> Triple:
        _kind, form_en, form_ar, form_ckb = self.form
        english = [self.proper[0], form_en, self.purpose[0]]
        arabic = [form_ar, self.proper[1], self.purpose[1]]
        sorani = [form_ckb, self.proper[2], self.purpose[2]]
        if self.names_its_home:
            english += ["in", self.home.names[0]]
            arabic += ["في", self.home.names[1]]
            sorani += ["لە", self.home.names[2]]
        return _joined(english), _joined(arabic), _joined(sorani)

    def known_as(self, full: Triple) -> list[tuple[str, str, str]]:
        former = self.random.choice(names.PROPER)
        if self.random.random() > 0.12 or former is self.proper:
            return []
        english = f"{former[0]} {self.form[1]}"
        found = [
            ("former_name", "en", english),
            ("former_name", "ar", f"{self.form[2]} {former[1]}"),
        ]
        return [*found, ("former_acronym", "en", f"{_initials(full[0])}{self.random.choice('AIX')}")]

    def works_in(self) -> list[str]:
        others = self.random.sample(self.maker.places, self.random.choice((0, 0, 1, 2, 3)))
        return list(dict.fromkeys([self.home.code, *(place.code for place in others)]))

    def languages(self) -> list[str]:
        chosen = [
            code
            for code, share in (
                ("ar", 0.85),
                ("en", 0.5),
                ("ckb", 0.35),
                ("kmr", 0.1),
                ("tk", 0.05),
                ("syr", 0.03),
            )
            if self.random.random() < share
        ]
        return chosen or ["ar"]

    def confirmed(self) -> dict[str, int]:
        """How many days ago each section was confirmed: all on one day, or some of them, or none."""
        days = int(self.random.expovariate(1 / 150))
        sections = self.random.choices((len(SECTIONS), 3, 0), (75, 10, 15))[0]
        return {section: days + self.random.choice((0, 0, 0, 2, 30)) for section in SECTIONS[:sections]}

    def registration(self) -> tuple[str, str, int, int]:
        authority = (
            "foreign" if self.form[0] == "international" else self.random.choice(("federal", "kurdistan"))
        )
        issued = self.random.randint(100, 3000)
        number = f"{authority[0].upper()}-{self.maker.seed}-{self.number}"
        return authority, number, issued, self.random.randint(-900, 90)

    # -- what it says -----------------------------------------------------------------------------------------------

    def topics(self, count: int) -> list[str]:
        chosen = self.random.choices(self.maker.topics, self.maker.weights, k=3 * count)
        return list(dict.fromkeys(chosen))[:count] + ([] if len(set(chosen)) > 1 else self.maker.topics[:2])

    def mission(self) -> Texts:
        said = [
            self.filled(triple)
            for triple in self.random.sample(sentences.MISSIONS, self.random.choice((2, 2, 3)))
        ]
        marked = []
        if self.number in WITH_RARE_WORD:
            marked.append(("en", sentences.RARE))
        if self.says_common_word_in == "mission":
            marked.append(("en", sentences.COMMON))
        if (self.number + 3 * (self.number // 25)) % 25 == 4:
            marked.append(("ar", sentences.ARABIC))
        said += [triple for _language, triple in marked]
        texts = self.written(*said, needs=[language for language, _triple in marked])
        assert texts
        return texts

    @property
    def says_common_word_in(self) -> str:
        """Three of twenty have the common word, most of them in the mission, some where not everybody reads it."""
        block, place = divmod(self.number, 20)
        # Others in each twenty, so that the word goes with no kind of name.
        if (place + 7 * block) % 20 not in (3, 9, 16):
            return ""
        return ("mission", "mission", "mission", "want", "mission")[block % 5]

    def offer(self, topic: str) -> Offer:
        shares = self.written(self.filled(self.random.choice(sentences.SHARES)), share=0.6)
        band = self.random.choice(("0-1", "1-5", "5-10", "10+"))
        return Offer(topic, band, shares)

    def want(self, topic: str, position: int) -> Want:
        urgency = self.random.choices(("any_time", "this_year", "urgent"), (5, 3, 1))[0]
        audience = self.random.choices(("members", "partners", "staff"), (80, 15, 5))[0]
        said = [self.filled(self.random.choice(sentences.QUESTIONS))]
        if position == 0 and self.says_common_word_in == "want":
            question = self.written(*said, sentences.COMMON, needs=["en"])
        else:
            question = self.written(*said, share=0.7)
        return Want(topic, urgency, audience, question)

    def work(self, topics: list[str], position: int) -> Work:
        starts = self.random.randint(-1800, 200)
        title, summary = self.random.choice(sentences.TITLES), self.random.choice(sentences.SUMMARIES)
        return Work(
            starts=starts,
            ends=starts + self.random.randint(90, 1000) if self.random.random() < 0.85 else None,
            topics=self.random.sample(topics, min(2, len(topics))),
            places=list(dict.fromkeys([self.home.code, self.random.choice(self.maker.places).code])),
            target_groups=self.random.sample(TARGET_GROUPS, self.random.randint(1, 3)),
            donor=self.random.choice(("DRL", "DRL", "European Union", "UNDP", "Own means")),
            grant_number=f"G-{self.number}-{position}",
            title=self.written(self.filled(title)),
            summary=self.written(self.filled(summary), share=0.8),
        )

    def filled(self, triple: Triple) -> Triple:
        """``triple`` with a governorate and a smaller place of its own."""
        kind = self.random.choice(names.PLACE_KINDS)
        parts = self.random.choices(names.SYLLABLES, k=self.random.choice((2, 3)))
        english, arabic, sorani = (
            text.format(
                place=self.home.names[i], spot=f"{kind[i]} {_capital(''.join(part[i] for part in parts))}"
            )
            for i, text in enumerate(triple)
        )
        return english, arabic, sorani

    def written(self, *said: Triple, share: float = 1, needs: Sequence[str] = ()) -> Texts:
        """Sentences in the language they were written in, and sometimes in others; nothing at all by ``share``.

        ``needs`` are languages that there must be.
        """
        if self.random.random() > share:
            return {}
        original = self.random.choices(CONTENT_LANGUAGES, (35, 45, 20))[0]
        others = [language for language in CONTENT_LANGUAGES if self.random.random() < 0.3]
        wanted = list(dict.fromkeys([*needs[:1], original, *needs[1:], *others]))
        return {
            language: " ".join(triple[CONTENT_LANGUAGES.index(language)] for triple in said)
            for language in wanted
        }


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("Al-", "").split() if word[0].isupper())[:20]


def _capital(word: str) -> str:
    return word[:1].upper() + word[1:]


def _joined(words: list[str]) -> str:
    return " ".join(word for word in words if word)
