"""Memoranda that were written in the portal, step by step as members do it, up to what proves their promises."""

from __future__ import annotations

from typing import Any

from collaborations.actions import mou_afterwards, mou_agreeing, mou_drafting, mou_signing
from collaborations.models import Collaboration, MemorandumOfUnderstanding, MouVersion, Party
from members.models import Organization, Topic, User

from .clock import date_of, date_or_none
from .data.shape import Words
from .data.shape_memoranda import Memorandum, Pledge, Round, Text
from .papers import signed_text
from .wording import original


class LoadingMemoranda:
    """The memoranda of one thread on their way from its data into the portal."""

    def __init__(
        self,
        collaboration: Collaboration,
        parties: dict[str, Party],
        speakers: dict[str, User],
        topics: dict[str, Topic],
    ) -> None:
        self.collaboration, self.parties, self.speakers, self.topics = (
            collaboration,
            parties,
            speakers,
            topics,
        )
        self.organizations: dict[str, Organization] = {
            slug: party.organization for slug, party in parties.items()
        }
        self.last: MemorandumOfUnderstanding | None = None
        self.pledged: list[tuple[MouVersion, tuple[Pledge, ...]]] = []

    def load(self, one: Memorandum) -> None:
        """From its draft to its end, but for what proves its promises: that comes later (``prove``)."""
        mou = self._begin(one)
        self._go_through(mou, 0, one.text)
        for number, amendment in enumerate(one.amendments, 1):
            self._amend(mou, number, amendment)
        if one.ended is not None:
            said, last_day = one.ended
            mou_afterwards.terminate(
                mou=mou,
                **self._acting(said.by),
                ends_on=date_of(last_day),
                reason=said.text,
                language=said.language,
                on=date_of(said.on),
            )
        self.last = mou

    def prove(self) -> None:
        """Link the meetings and joint activities of the thread that prove what was promised."""
        meetings = list(self.collaboration.meetings.order_by("pk"))
        activities = list(self.collaboration.activities.order_by("pk"))
        for version, pledges in self.pledged:
            for commitment, pledge in zip(version.commitments.all(), pledges, strict=True):
                proofs: list[dict[str, Any]] = [{"meeting": meetings[place]} for place in pledge.meetings]
                proofs += [{"activity": activities[place]} for place in pledge.joint]
                for proof in proofs:
                    mou_afterwards.link_proof(
                        commitment=commitment, **self._acting(pledge.by or next(iter(self.parties))), **proof
                    )

    def _acting(self, slug: str) -> dict[str, Any]:
        return {"organization": self.organizations[slug], "by": self.speakers[slug]}

    def _begin(self, one: Memorandum) -> MemorandumOfUnderstanding:
        language, title = original(one.text.title)
        mou = mou_drafting.begin_draft(
            collaboration=self.collaboration,
            **self._acting(one.text.by),
            parties=list(self.parties.values()),
            language=language,
            second_language=_second(one.text.title),
            title=title,
            purpose=one.text.purpose[language],
            topics=[self.topics[slug] for slug in one.topics],
            starts_on=date_of(one.starts),
            ends_on=date_or_none(one.text.ends),
            renewal=one.text.renewal or "none",
            has_witness=one.has_witness,
            renews=self.last if one.renews_last else None,
            on=date_of(one.text.begun),
        )
        for slug, (name, address) in one.contacts.items():
            contact = {"contact_name": name, "contact_email": address, "contact_phone": ""}
            row = mou.parties.get(party=self.parties[slug])
            self._save(mou, 0, slug, {"contacts": {row.pk: contact}}, one.text.begun)
        return mou

    def _amend(self, mou: MemorandumOfUnderstanding, number: int, text: Text) -> None:
        language, title = original(text.title)
        mou_drafting.begin_amendment(
            mou=mou,
            **self._acting(text.by),
            title=title,
            purpose=text.purpose[language],
            new_ends_on=date_or_none(text.ends),
            new_renewal=text.renewal,
            on=date_of(text.begun),
        )
        self._go_through(mou, number, text)

    def _go_through(self, mou: MemorandumOfUnderstanding, number: int, text: Text) -> None:
        """The words, the rounds, the signatures of a version that was begun."""
        version = MouVersion.objects.get(mou=mou, number=number)
        second = _second(text.title)
        values: dict[str, Any] = {"commitments": [self._pledged(mou, one, second) for one in text.pledges]}
        if second:
            values["texts"] = {second: {"title": text.title[second], "purpose": text.purpose[second]}}
        self._save(mou, number, text.by, values, text.begun)
        for one in text.rounds:
            self._put(mou, number, one)
        if text.declined is not None:
            said = text.declined
            mou_agreeing.decline(
                mou=mou, number=number, **self._acting(said.by), reason=said.text, on=date_of(said.on)
            )
        if text.signed:
            self._sign(MouVersion.objects.get(pk=version.pk), text)
        if text.signed and all(signed.confirmed is not None for signed in text.signed):
            self.pledged.append((version, text.pledges))

    def _pledged(self, mou: MemorandumOfUnderstanding, one: Pledge, second: str) -> dict[str, Any]:
        party = mou.parties.get(party=self.parties[one.by]).pk if one.by else None
        return {
            "mou_party": party,
            "what": original(one.what)[1],
            "what_second": one.what[second] if second else "",
            "rhythm": one.rhythm,
            "due_on": date_or_none(one.due),
        }

    def _save(self, mou, number: int, slug: str, values: dict[str, Any], day) -> None:
        mou.refresh_from_db(fields=["draft_version"])
        mou_drafting.save_draft(
            mou=mou,
            number=number,
            **self._acting(slug),
            draft_version=mou.draft_version,
            values=values,
            on=date_of(day),
        )

    def _put(self, mou: MemorandumOfUnderstanding, number: int, one: Round) -> None:
        mou_agreeing.put_to_parties(mou=mou, number=number, **self._acting(one.by), on=date_of(one.put))
        for slug, day in one.agreed:
            mou_agreeing.agree(mou=mou, number=number, **self._acting(slug), on=date_of(day))
        if one.returned is not None:
            said = one.returned
            mou_agreeing.return_text(
                mou=mou,
                number=number,
                **self._acting(said.by),
                remarks=said.text,
                language=said.language,
                on=date_of(said.on),
            )
        if one.rewritten is not None:
            slug, purpose, day = one.rewritten
            texts = {language: {"purpose": words} for language, words in purpose.items()}
            self._save(mou, number, slug, {"texts": texts}, day)

    def _sign(self, version: MouVersion, text: Text) -> None:
        for place, signed in enumerate(text.signed):
            if signed.confirmed is None:
                continue
            who: dict[str, Any] = {
                "mou": version.mou,
                "number": version.number,
                **self._acting(signed.by),
                "signatory_name": signed.name,
                "capacity": signed.capacity,
                "signed_on": date_of(signed.on),
                "on": date_of(signed.confirmed),
            }
            if place:
                mou_signing.confirm_signature(**who)
            else:
                mou_signing.upload_copy(**who, upload=signed_text(version, text.signed))


def _second(texts: Words) -> str:
    """The second language of a text, or none."""
    return next(iter(list(texts)[1:]), "")
