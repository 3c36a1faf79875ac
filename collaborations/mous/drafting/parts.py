"""The parts of a draft, as its forms and ``save_draft`` name them, and how they stand now."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterable, Mapping
from typing import Any

from collaborations.models import MemorandumOfUnderstanding, MouText, MouVersion

# Of each text, by its language.
WORDS = ("title", "purpose", "confidentiality", "provisions")
TERM = ("starts_on", "ends_on", "renewal")
NEW_TERM = ("new_ends_on", "new_renewal")
CONTACT = ("contact_name", "contact_email", "contact_phone")
COMMITMENT = ("mou_party", "what", "what_second", "rhythm", "due_on")


def texts_of(version: MouVersion) -> list[MouText]:
    """Its texts, the authoritative one first."""
    return list(version.texts.all())


def languages_of(mou: MemorandumOfUnderstanding) -> list[str]:
    """The languages in which ``mou`` is written, and so its amendments are; the one that counts first."""
    others = MouText.objects.filter(version__mou=mou, version__number=0).exclude(language=mou.language)
    return [mou.language, *others.values_list("language", flat=True)]


def parts_of(version: MouVersion) -> dict[str, Any]:
    """All parts as ``save_draft`` takes them: ``texts`` (words by language), the term, ``topics``, ``commitments``,
    ``contacts`` (by the party's id), ``languages`` (authoritative, second or empty) and ``has_witness``."""
    mou, texts = version.mou, texts_of(version)
    parts: dict[str, Any] = {
        "texts": {text.language: {name: getattr(text, name) for name in WORDS} for text in texts},
        "commitments": commitments_in(version),
    }
    if version.number:
        return parts | {name: getattr(version, name) for name in NEW_TERM}
    return parts | {
        **{name: getattr(mou, name) for name in TERM},
        "topics": sorted(mou.topics.values_list("pk", flat=True)),
        "contacts": {
            row.pk: {name: getattr(row, name) for name in CONTACT} for row in mou.parties.order_by("pk")
        },
        "languages": (texts[0].language, texts[1].language if len(texts) > 1 else ""),
        "has_witness": hasattr(mou, "witness"),
    }


def commitments_in(version: MouVersion) -> list[dict[str, Any]]:
    """The commitments of ``version`` in their order, also of one without a text, which was entered from paper."""
    return [
        {
            "mou_party": row.mou_party_id,
            "what": row.what,
            "what_second": row.what_second,
            "rhythm": row.rhythm,
            "due_on": row.due_on,
        }
        for row in version.commitments.all()
    ]


def names_of(values: Mapping[str, Any]) -> set[str]:
    """The names of the parts that ``values`` of ``save_draft`` are of; of texts each kind of words on its own."""
    names = set(values) - {"texts"}
    return names | {f"texts.{word}" for words in values.get("texts", {}).values() for word in words}


def state_of_parts(version: MouVersion, names: Iterable[str]) -> str:
    """A fingerprint of these parts as they are now: a form carries it, and what was saved since is told from it."""
    return state_of(parts_of(version), names)


def state_of(parts: Mapping[str, Any], names: Iterable[str]) -> str:
    """The same of ``parts`` that were read already."""
    by_word = {
        f"texts.{word}": {language: words[word] for language, words in parts["texts"].items()}
        for word in WORDS
    }
    found = {name: by_word[name] if name in by_word else parts[name] for name in sorted(names)}
    text = json.dumps(found, ensure_ascii=False, sort_keys=True, default=str)
    return hashlib.sha256(text.encode()).hexdigest()[:16]
