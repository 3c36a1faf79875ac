"""Writing the parts of a draft, each with what must hold for it; ``save_draft`` asks who may, and locks."""

from __future__ import annotations

from typing import Any

from django.utils.translation import gettext_lazy as _

from collaborations.actions.common import need_text
from collaborations.actions.mou_checks import must_not_be_far
from collaborations.actions.mou_draft_checks import check_lines, check_new_term, check_term
from collaborations.models import (
    Commitment,
    MemorandumOfUnderstanding,
    MouModelText,
    MouText,
    MouVersion,
    MouWitness,
)
from collaborations.mous.drafting.parts import CONTACT, NEW_TERM, TERM, WORDS, parts_of
from cop_portal.refusals import Refused
from members.models import Organization

MOST_COMMITMENTS = 40


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
        _save_commitments(version, values["commitments"])
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


def _save_commitments(version: MouVersion, wanted: list[dict[str, Any]]) -> None:
    """The list as it is wanted, in its order. What was proved of a commitment hangs on signed ones alone, so that those
    of a draft are written anew."""
    if len(wanted) > MOST_COMMITMENTS:
        raise Refused(
            _("These are more than %(count)s commitments. Write the most important ones.")
            % {"count": MOST_COMMITMENTS},
            code="too_many",
        )
    parties = set(version.mou.parties.values_list("pk", flat=True))
    if any(row["mou_party"] is not None and row["mou_party"] not in parties for row in wanted):
        raise Refused(_("Choose a party of this memorandum."), code="not_a_party")
    if [_plain(row) for row in wanted] == parts_of(version)["commitments"]:
        return
    for values in wanted:
        if values.get("due_on") is not None:
            must_not_be_far(values["due_on"], field="due_on", since=version.mou.starts_on)
    rows = list(version.commitments.all())
    for position, values in enumerate(wanted):
        row = rows[position] if position < len(rows) else Commitment(version=version, mou_id=version.mou_id)
        plain = _plain(values)
        row.position, row.collaboration_id = position, version.mou.collaboration_id
        row.mou_party_id = plain.pop("mou_party")
        for name, value in plain.items():
            setattr(row, name, value)
        row.save()
    version.commitments.filter(pk__in=[row.pk for row in rows[len(wanted) :]]).delete()


def _plain(values: dict[str, Any]) -> dict[str, Any]:
    return {
        "mou_party": values["mou_party"],
        "what": need_text(values["what"], _("Write what is promised"), field="what"),
        "what_second": values.get("what_second", "").strip(),
        "rhythm": values.get("rhythm", ""),
        "due_on": values.get("due_on"),
    }


def _save_languages(version: MouVersion, language: str, second: str) -> None:
    """Name the authoritative language, and take a second one in or out. What is written in a language goes with it."""
    texts = {text.language: text for text in version.texts.all()}
    first = next(text for text in texts.values() if text.is_authoritative)
    if second == language:
        raise Refused(_("Choose two different languages."), field="second_language", code="same_language")
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
            field="language",
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
