"""Writing the parts of a draft, each with what must hold for it; ``save_draft`` asks who may, and locks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import need_text
from collaborations.actions.mou_commitments import save_commitments
from collaborations.actions.mou_draft_checks import check_lines, check_new_term, check_term
from collaborations.models import (
    MemorandumOfUnderstanding,
    MouModelText,
    MouText,
    MouVersion,
    MouWitness,
)
from collaborations.mous.drafting.parts import CONTACT, NEW_TERM, TERM, WORDS, parts_of
from cop_portal.refusals import Refused
from members.models import Organization


def save_parts(version: MouVersion, values: dict[str, Any]) -> bool:
    """Write ``values`` of ``version``; gives whether anything is another now. Unknown parts are refused loudly."""
    before = parts_of(version)
    unknown = set(values) - set(before)
    if unknown:
        raise ValueError(f"no parts of this version: {sorted(unknown)}")
    if "languages" in values:
        _save_languages(version, *values["languages"])
    if "texts" in values:
        _save_texts(version, values["texts"])
    if term := {name: values[name] for name in (*TERM, *NEW_TERM) if name in values}:
        _save_term(version, term)
    if "topics" in values:
        version.mou.topics.set(values["topics"])
    if "has_witness" in values:
        _save_witness(version.mou, values["has_witness"])
    if "contacts" in values:
        _save_contacts(version.mou, values["contacts"])
    if "commitments" in values:
        save_commitments(version, values["commitments"])
    return parts_of(MouVersion.objects.select_related("mou").get(pk=version.pk)) != before


def _save_texts(version: MouVersion, wanted: dict[str, dict[str, str]]) -> None:
    texts = {text.language: text for text in version.texts.all()}
    for language, words in wanted.items():
        text = texts.get(language)
        if text is None:
            raise Refused(
                _("Somebody has changed the languages of this text since. Open it again."), code="languages"
            )
        for name in set(words) & set(WORDS):
            check_lines(words[name], field=f"{name}_{language}")
            setattr(text, name, words[name].strip())
        if text.is_authoritative:
            need_text(text.title, _("Write the title"), field=f"title_{language}")
        text.save(update_fields=list(WORDS))
        if text.is_authoritative:
            _follow(version, text)


def _follow(version: MouVersion, text: MouText) -> None:
    """What the memorandum is called is what its authoritative text says."""
    if version.number == 0:
        mou = version.mou
        mou.title, mou.purpose, mou.language = text.title, text.purpose, text.language
        mou.save(update_fields=["title", "purpose", "language"])


def _save_term(version: MouVersion, term: dict[str, Any]) -> None:
    row: MemorandumOfUnderstanding | MouVersion = version if version.number else version.mou
    for name, value in term.items():
        setattr(row, name, value)
    if version.number:
        now = MemorandumOfUnderstanding.objects.with_state().get(pk=version.mou_id)
        check_new_term(now, version.new_ends_on, version.new_renewal)
    else:
        mou = version.mou
        check_term(mou.starts_on, mou.ends_on, mou.renewal)
    row.save(update_fields=list(term))


def _save_witness(mou: MemorandumOfUnderstanding, has_witness: bool) -> None:
    if not has_witness:
        MouWitness.objects.filter(mou=mou).delete()
    elif not MouWitness.objects.filter(mou=mou).exists():
        convenor = Organization.objects.get(kind=Organization.Kind.CONVENOR)
        MouWitness.objects.create(mou=mou, organization=convenor)


def _save_contacts(mou: MemorandumOfUnderstanding, wanted: dict[int, dict[str, str]]) -> None:
    for row in mou.parties.filter(pk__in=wanted):
        for name in CONTACT:
            setattr(row, name, " ".join(wanted[row.pk].get(name, "").split()))
        row.save(update_fields=list(CONTACT))


def _save_languages(version: MouVersion, language: str, second: str) -> None:
    """Name the authoritative language, and take a second one in or out. What is written in a language goes with it."""
    texts = {text.language: text for text in version.texts.all()}
    first = next(text for text in texts.values() if text.is_authoritative)
    if second == language:
        raise Refused(_("Choose two different languages."), field="languages", code="same_language")
    if language != first.language:
        _exchange(version, texts.get(language))
    version.texts.exclude(language__in=[language, second]).delete()
    version.texts.update(is_authoritative=False)
    if second and second not in texts:
        _add_text(version, second)
    version.texts.filter(language=language).update(is_authoritative=True)
    if not second:
        version.commitments.update(what_second="")
    _follow(version, version.texts.get(language=language))


def _exchange(version: MouVersion, text: MouText | None) -> None:
    """The second language becomes the one that counts: title, purpose and every commitment must be written in it."""
    rows = list(version.commitments.all())
    if text is None or not text.title or not text.purpose or any(not row.what_second for row in rows):
        raise Refused(
            _("Write the title, the purpose and every commitment in this language first: it would count."),
            field="languages",
            code="not_written",
        )
    for row in rows:
        row.what, row.what_second = row.what_second, row.what
        row.save(update_fields=["what", "what_second"])


def _add_text(version: MouVersion, language: str) -> None:
    model = None if version.number else MouModelText.objects.filter(language=language).first()
    MouText.objects.create(
        version=version,
        language=language,
        confidentiality=model.confidentiality if model else "",
        provisions=model.provisions if model else "",
    )
