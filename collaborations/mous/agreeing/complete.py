"""What a draft still needs before it can be put to its parties; all of it at once, each with where it is mended."""

from __future__ import annotations

import datetime
from dataclasses import dataclass

from django.conf import settings
from django.utils.functional import Promise
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from collaborations.models import MouVersion
from collaborations.mous.drafting.parties import can_lose_parties
from collaborations.mous.states import MouState, last_day
from collaborations.thread.words import say
from cop_portal.dates import today


@dataclass(frozen=True)
class Gap:
    """Something that is missing or wrong: what to do, and the part of the draft (as its forms are called) where it is
    done; ``left``: it is given up."""

    words: str | Promise
    part: str = ""


def gaps(version: MouVersion, on: datetime.date | None = None) -> list[Gap]:
    """What keeps ``version`` from being put to its parties; empty where it is complete."""
    day = on or today()
    return [*_in_its_texts(version), *_in_its_parties(version), *_in_its_term(version, day)]


def advice(version: MouVersion) -> list[Gap]:
    """What most memoranda have and this one does not: said, and no reason to wait."""
    found = []
    commitments = list(version.commitments.all())
    if version.number == 0 and not commitments:
        found.append(
            Gap(
                _(
                    "It has no commitments yet: nothing says who does what, and nothing will remind you of it."
                ),
                "commitments",
            )
        )
    if version.texts.count() > 1 and any(not row.what_second for row in commitments):
        found.append(Gap(_("Not every commitment is written in both languages."), "commitments"))
    if version.number == 0 and version.mou.parties.filter(contact_name="").exists():
        found.append(Gap(_("Not every party has named whom the others turn to."), "contacts"))
    return found


def _in_its_texts(version: MouVersion) -> list[Gap]:
    texts = list(version.texts.all())
    if not texts or not version.revisions.exists():
        return [Gap(_("Write the text, and save it."), "words")]
    found = []
    for text in texts:
        language = str(dict(settings.LANGUAGES)[text.language])
        if not text.title.strip():
            found.append(
                Gap(gettext("The title is missing in {language}.").format(language=language), "words")
            )
        if not text.purpose.strip():
            words = gettext("What changes is not written in {language} yet.")
            if version.number == 0:
                words = gettext("The purpose is missing in {language}.")
            found.append(Gap(words.format(language=language), "words"))
    if not any(text.is_authoritative for text in texts):
        found.append(Gap(_("Say which of its languages counts where they differ."), "languages"))
    if len(texts) > 1 and version.commitments.filter(what_second="").exists():
        found.append(Gap(_("Write each commitment in both languages."), "commitments"))
    return found


def _in_its_parties(version: MouVersion) -> list[Gap]:
    parties = list(version.mou.parties.select_related("party__organization"))
    left = [row.party.organization for row in parties if row.party.left_on is not None]
    if left and can_lose_parties(version, len(parties) - len(left)):
        words = gettext("Not in this collaboration any more: {organizations}. Take them out of this draft.")
        return [Gap(say(words, organizations=left), "parties")]
    if left:
        words = say(
            gettext(
                "{organizations} left this collaboration. Give this draft up, and begin another between those who stay."
            ),
            organizations=left,
        )
        return [Gap(words, "left")]
    if len(parties) < 2:
        return [Gap(_("Choose at least two parties of this collaboration."), "parties")]
    return []


def _in_its_term(version: MouVersion, day: datetime.date) -> list[Gap]:
    mou = version.mou
    if version.number:
        return _in_what_it_changes(version, day)
    renews = mou.renewal == mou.Renewal.AUTOMATIC
    if mou.ends_on is not None and mou.ends_on < day and not renews:
        return [Gap(_("Its last day has passed. Enter a later one."), "term")]
    return []


def _in_what_it_changes(version: MouVersion, day: datetime.date) -> list[Gap]:
    """An amendment is of what is signed and has not ended, and moves no end into the past."""
    mou = type(version.mou).objects.with_state(day).get(pk=version.mou_id)
    found = []
    if mou.state not in {MouState.CONCLUDED, MouState.IN_FORCE}:
        found.append(Gap(_("The memorandum has ended. There is nothing left to change."), ""))
    new = version.new_ends_on
    if new is not None and (new < day or new <= mou.starts_on):
        found.append(Gap(_("The new last day has passed. Enter a later one."), "term"))
    ends = new if new is not None else mou.term_ends_on
    if version.new_renewal not in ("", mou.Renewal.NONE) and ends is None and last_day(mou) is None:
        found.append(Gap(_("Enter the last day, since it is renewed at the end."), "term"))
    return found
