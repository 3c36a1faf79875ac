"""What a thread's timeline tells of memoranda: put to the parties, returned, agreed to, signed, amended, ended."""

from __future__ import annotations

from collections.abc import Iterator

from django.utils.translation import gettext

from collaborations.models import MemorandumOfUnderstanding
from collaborations.mous.agreeing.facts import VersionFacts
from collaborations.mous.came_to_nothing import was_returned
from collaborations.mous.facts import MouFacts
from collaborations.mous.states import MouEnd, MouState, how_it_ended, last_day
from collaborations.thread.facts import Thread
from collaborations.thread.timeline_entry import Entry
from collaborations.thread.timeline_mou_titles import with_titles
from collaborations.thread.words import say, sentences
from cop_portal.dates import format_date

RANK = 5
# On one day, where nothing says the hour: returned, put (again), agreed to, taken back, signed; then its end.
PUT, AGREED, TAKEN_BACK, SIGNED, END = RANK + 0.1, RANK + 0.2, RANK + 0.3, RANK + 0.4, RANK + 1


def mou_entries(thread: Thread) -> list[Entry]:
    """The entries of every memorandum. What was returned, declined or withdrawn is the business of those who had it
    before them; other parties of the thread see that there is one, and its stage; drafts are told nobody."""
    entries: list[Entry] = []
    for facts in (*thread.mous, *thread.drafts):
        entries += with_titles(_entries_of(facts, thread), facts, thread)
    return entries


def _entries_of(facts: MouFacts, thread: Thread) -> Iterator[Entry]:
    is_party = facts.has_party(thread.own)
    if is_party:
        for version in facts.versions:
            yield from _returned(version)
            yield from _taken_back(version, facts)
    if is_party or thread.reader.is_staff:
        yield from _inside(facts, thread)
    else:
        # That a party has ended it is between the parties until it has ended.
        yield from (_without_words(entry) for entry in _of_itself(facts, thread) if entry.state != "ahead")


def _inside(facts: MouFacts, thread: Thread) -> Iterator[Entry]:
    for entry in _of_itself(facts, thread):
        entry.url, entry.link = facts.url, gettext("Open the MoU")
        yield entry
    for version in facts.versions[1:]:
        for entry in _of_amendment(version):
            entry.url, entry.link = version.version.address("mou_amendment"), gettext("Open the amendment")
            yield entry


def _without_words(entry: Entry) -> Entry:
    entry.text = ""
    return entry


def _of_itself(facts: MouFacts, thread: Thread) -> Iterator[Entry]:
    if facts.state == MouState.DRAFT:
        return
    if facts.state == MouState.WITHDRAWN:
        if facts.has_party(thread.own) and facts.withdrawn_on is not None:
            yield from _withdrawn(facts.first)
        return
    if facts.concluded_on is None:
        yield _put(facts)
        yield from _agreed(facts.first)
        return
    both = gettext("By both parties.") if len(facts.parties) == 2 else gettext("By all its parties.")
    yield Entry(
        on=facts.concluded_on,
        title=gettext("Memorandum of Understanding signed"),
        text=sentences(both, _term(facts)),
        rank=SIGNED,
        at=facts.concluded_at,
        concludes=True,
    )
    yield from _end(facts, thread)


def _put(facts: MouFacts) -> Entry:
    words = gettext("Waiting for {organizations}.")
    parties = facts.missing
    if facts.gone:
        words, parties = _cannot_be_concluded(facts.first), facts.gone
    # Once all have agreed, the entry of that says what comes next.
    says_whom = bool(facts.gone) or facts.state != MouState.SIGNING or not facts.first.version.written_here
    waiting = say(words, organizations=[party.organization for party in parties]) if says_whom else ""
    return Entry(
        on=facts.frozen_on,
        title=gettext("Memorandum of Understanding with the parties"),
        text=waiting,
        rank=PUT,
        at=facts.frozen_at,
    )


def _cannot_be_concluded(version: VersionFacts) -> str:
    if version.version.written_here:
        return gettext("{organizations} left before signing, so this memorandum cannot be concluded.")
    return gettext("{organizations} left before confirming, so this memorandum cannot be concluded.")


def _agreed(version: VersionFacts) -> Iterator[Entry]:
    if version.version.written_here and version.agreed_by_all_on is not None:
        yield Entry(
            on=version.agreed_by_all_on,
            title=gettext("Every party agrees to the text"),
            text=gettext("It is printed and signed on paper."),
            rank=AGREED,
        )


def _withdrawn(version: VersionFacts) -> Iterator[Entry]:
    row, own = version.version, version.party(version.version.withdrawn_for_id)
    if row.frozen_on is None and not version.returns:
        return  # a draft that was given up before anybody else had it before them
    if own is None:
        yield Entry(
            on=row.withdrawn_on, title=gettext("The memorandum was withdrawn or returned"), rank=SIGNED
        )
        return
    title, words = (
        gettext("The memorandum was withdrawn"),
        gettext("{organization} withdrew it. Its page says why."),
    )
    if row.was_declined:
        # Translated as a whole: declined by whom.
        title, words = (
            gettext("The memorandum was declined"),
            gettext("By {organization}. Its page says why."),
        )
    elif was_returned(row):
        title, words = (
            gettext("The memorandum was returned"),
            gettext("{organization} returned it. Its page says why."),
        )
    yield Entry(
        on=row.withdrawn_on, title=title, text=say(words, organization=own.party.organization), rank=SIGNED
    )


def _returned(version: VersionFacts) -> Iterator[Entry]:
    title = gettext("The text was returned with remarks")
    if version.number:
        title = gettext("The amendment was returned with remarks")
    for one in version.returns:
        yield Entry(
            on=one.returned_on,
            title=title,
            text=say(
                gettext("{put} had put it to the parties on {date}, {returned} returned it."),
                put=one.put_by.party.organization,
                returned=one.returned_for.party.organization,
                date=format_date(one.put_on),
            ),
            url=version.version.address("mou_text"),
            link=gettext("Read the remarks"),
            link_note=gettext("(parties only)"),
            rank=RANK,
        )


def _taken_back(version: VersionFacts, facts: MouFacts) -> Iterator[Entry]:
    title = gettext("A signature of the MoU was taken back")
    if version.number:
        title = gettext("A signature of the amendment was taken back")
    for day, party in version.taken_back:
        yield Entry(
            on=day,
            title=title,
            text=say(gettext("By {organization}."), organization=party.party.organization),
            url=version.version.address("mou_amendment") if version.number else facts.url,
            link=gettext("Read why"),
            link_note=gettext("(parties only)"),
            rank=TAKEN_BACK,
        )


def _of_amendment(version: VersionFacts) -> Iterator[Entry]:
    """An amendment that is with the parties, or signed by them."""
    row = version.version
    if version.state in {MouState.WITH_PARTIES, MouState.SIGNING}:
        yield Entry(
            on=row.frozen_on,
            title=gettext("An amendment of the MoU is with the parties"),
            text=say(
                gettext("Waiting for {organizations}."),
                organizations=[one.party.organization for one in version.missing],
            ),
            rank=PUT,
            at=row.frozen_at,
        )
    if version.state == MouState.CONCLUDED:
        words = ""
        if row.new_ends_on is not None:
            words = gettext("In force until %(date)s by it.") % {"date": format_date(row.new_ends_on)}
        yield Entry(
            on=row.concluded_on,
            title=gettext("Amendment of the MoU signed"),
            text=words,
            rank=SIGNED,
            at=row.concluded_at,
        )


def _term(facts: MouFacts) -> str:
    start = format_date(facts.starts_on)
    if facts.ends_on is None:
        return gettext("In force from %(start)s.") % {"start": start}
    dates = {"start": start, "end": format_date(facts.ends_on)}
    if facts.mou.renewal == MemorandumOfUnderstanding.Renewal.AUTOMATIC:
        return gettext("In force from %(start)s to %(end)s, then renewed automatically.") % dates
    return gettext("In force from %(start)s to %(end)s.") % dates


def _end(facts: MouFacts, thread: Thread) -> Iterator[Entry]:
    """How it ended; where a party has ended it and its last day is still to come, that it will."""
    end = last_day(facts.mou)
    if facts.state == MouState.ENDED and end is not None:
        titles = {
            MouEnd.EXPIRED: gettext("The MoU ended"),
            MouEnd.TERMINATED: gettext("The MoU ended: a party had ended it"),
            MouEnd.SUPERSEDED: gettext("The MoU ended: another has taken its place"),
        }
        yield Entry(on=end, title=titles[how_it_ended(facts.mou)], rank=END)
    elif facts.mou.terminated_on is not None and facts.mou.terminated_on == end and end >= thread.on:
        yield Entry(
            on=end,
            title=gettext("The MoU ends: a party has ended it"),
            state="ahead",
            rank=END,
        )
