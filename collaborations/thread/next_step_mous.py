"""What a thread waits for about its memoranda and their amendments: a text to agree to, to sign, to write on; an end
that comes near."""

from __future__ import annotations

import datetime
from collections.abc import Iterator

from django.utils.translation import gettext

from collaborations.models import Party
from collaborations.mous.agreeing.facts import VersionFacts
from collaborations.mous.facts import MouFacts
from collaborations.mous.states import MouState, last_day
from collaborations.thread.facts import Thread
from collaborations.thread.next_step_rules import NextStep, address_of, names_of
from collaborations.thread.words import say, sentences
from cop_portal.dates import format_date

# From when on an end that comes is spoken of, and from when on it is urgent.
NEAR = datetime.timedelta(days=90)
VERY_NEAR = datetime.timedelta(days=30)


def sign_mou(thread: Thread) -> NextStep | None:
    """A text is with the parties and somebody has not agreed to it, or has not signed it."""
    waiting = list(_waiting(thread))
    if not waiting:
        return None
    possible = [one for one in waiting if not one[1].gone]
    if not possible:
        return _begin_again(*waiting[0])
    facts, version = next((one for one in possible if thread.own in _missing(one[1])), possible[0])
    if version.state == MouState.WITH_PARTIES:
        return _agree(thread, version)
    return _sign(thread, facts, version)


def returned_draft(thread: Thread) -> NextStep | None:
    """A text came back with remarks, and is to be written again."""
    for facts in _with_open(thread):
        version = facts.open
        if version.state != MouState.DRAFT or not version.returns or version.gone:
            continue
        last = version.returns[-1]
        return NextStep(
            title=gettext("Next: change the text of the memorandum"),
            text=say(
                gettext(
                    "{organization} returned it with remarks on {date}. Change it, and put it to the parties again."
                ),
                organization=last.returned_for.party.organization,
                date=format_date(last.returned_on),
            ),
            url=version.version.address("mou_text"),
            action=gettext("Read the remarks"),
            needs="read",
            # Everybody of its parties may change it; who put it has to.
            urgent=thread.own is not None and thread.own.pk == last.put_by.party_id,
        )
    return None


def put_draft(thread: Thread) -> NextStep | None:
    """A text is being written, and nobody has put it to the parties."""
    for facts in _with_open(thread):
        version = facts.open
        if version.state != MouState.DRAFT or version.returns:
            continue
        if version.gone:
            return _begin_again(facts, version)
        return NextStep(
            title=gettext("Next: put the memorandum to the parties")
            if version.number == 0
            else gettext("Next: put the amendment to the parties"),
            text=sentences(
                _since_words(version),
                gettext(
                    "When it says what you mean, put it before the others: each then says whether it agrees."
                ),
            ),
            url=version.version.address("mou_text"),
            action=gettext("Open the draft"),
            needs="read",
        )
    return None


def ends_soon(thread: Thread) -> NextStep | None:
    """A memorandum ends within a month, and nothing follows it."""
    return _renew(thread, VERY_NEAR)


def ends_in_time(thread: Thread) -> NextStep | None:
    """The same within three months."""
    return _renew(thread, NEAR)


def has_open_text(thread: Thread) -> bool:
    """Whether a text is being written, agreed to or signed that the reader may know of."""
    return any(True for _facts in _with_open(thread))


# -- which ------------------------------------------------------------------------------------------------------------


def _with_open(thread: Thread) -> Iterator[MouFacts]:
    """The memoranda with something on its way. To parties of the thread that are not party to one it is a stage and
    nothing to wait for; of drafts, also of amendments, staff know nothing."""
    for facts in (*thread.mous, *thread.drafts):
        if facts.open is None or not (thread.own is None or facts.has_party(thread.own)):
            continue
        if thread.own is not None or facts.open.state != MouState.DRAFT:
            yield facts


def _waiting(thread: Thread) -> Iterator[tuple[MouFacts, VersionFacts]]:
    for facts in _with_open(thread):
        if facts.open.state in {MouState.WITH_PARTIES, MouState.SIGNING}:
            yield facts, facts.open


def _missing(version: VersionFacts) -> list[Party]:
    return [row.party for row in version.missing]


# -- what -------------------------------------------------------------------------------------------------------------


def _agree(thread: Thread, version: VersionFacts) -> NextStep:
    missing = _missing(version)
    if thread.own not in missing:
        return _waits(gettext("Next: every party agrees to the text"), version)
    put_by = version.party(version.version.put_by_id)
    words = gettext(
        "{organization} put it to the parties on {date}. Read it, then agree, or return it with remarks."
    )
    return NextStep(
        title=gettext("Next: say whether you agree to the memorandum")
        if version.number == 0
        else gettext("Next: say whether you agree to the amendment"),
        text=say(
            words,
            organization=put_by.party.organization if put_by is not None else "",
            date=format_date(version.version.frozen_on),
        ),
        who=[thread.own],
        url=version.version.address("mou_text"),
        action=gettext("Read the text"),
    )


def _sign(thread: Thread, facts: MouFacts, version: VersionFacts) -> NextStep:
    missing = _missing(version)
    if thread.own not in missing:
        title = gettext("Next: the memorandum is confirmed")
        if version.number:
            title = gettext("Next: the amendment is confirmed")
        return _waits(title, version)
    own = next(row for row in version.missing if row.party == thread.own)
    if version.paper_returned_to(own):
        return NextStep(
            title=gettext("Next: upload another signed paper"),
            text=gettext("Your paper was returned: it is not what the others signed. Its page says why."),
            who=[thread.own],
            url=_page(facts, version),
            action=gettext("Open the MoU"),
        )
    if not version.uploaders:
        return NextStep(
            title=gettext("Next: sign the memorandum")
            if version.number == 0
            else gettext("Next: sign the amendment"),
            text=gettext(
                "Every party agrees to the text since %(date)s. Print it, sign it, and upload the paper."
            )
            % {"date": format_date(version.waits_since)},
            who=missing,
            url=_page(facts, version),
            action=gettext("Print and sign the MoU"),
        )
    signed = [row.party for row in version.parties if row not in version.unsigned]
    if version.version.written_here:
        words = gettext(
            "{organizations} uploaded the signed paper. It is concluded when every party has confirmed."
        )
        signed = [row.party for row in version.uploaders]
    else:
        words = gettext(
            "{organizations} entered it on {date}. It is concluded when every party has confirmed."
        )
    return NextStep(
        title=gettext("Next: confirm the memorandum")
        if version.number == 0
        else gettext("Next: confirm the amendment"),
        text=say(words, organizations=names_of(signed), date=format_date(version.version.frozen_on)),
        who=[thread.own],
        url=_page(facts, version),
        action=gettext("Read and confirm the MoU"),
    )


def _page(facts: MouFacts, version: VersionFacts) -> str:
    """The page of the memorandum, or of its amendment."""
    return version.version.address("mou_amendment") if version.number else facts.url


def _waits(title: str, version: VersionFacts) -> NextStep:
    missing = _missing(version)
    waiting = say(
        gettext("Waiting for {organizations} since {date}."),
        organizations=names_of(missing),
        date=format_date(version.waits_since),
    )
    return NextStep(title=title, text=waiting, staff_text=waiting, who=missing)


def _begin_again(facts: MouFacts, version: VersionFacts) -> NextStep:
    """A party has left before it signed: the memorandum waits for nobody, since it can never be concluded."""
    gone = names_of([row.party for row in version.gone])
    if not version.version.written_here:
        words = say(
            gettext("{organizations} left before confirming, so this memorandum cannot be concluded."),
            organizations=gone,
        )
        return NextStep(
            title=gettext("Next: enter the memorandum again"),
            text=sentences(words, gettext("Withdraw it, and enter one between the organizations that stay.")),
            staff_text=words,
            url=facts.url,
            action=gettext("Open the MoU"),
            needs="read",
        )
    words = say(
        gettext("{organizations} left before signing, so this memorandum cannot be concluded."),
        organizations=gone,
    )
    return NextStep(
        title=gettext("Next: begin the memorandum again"),
        text=sentences(words, gettext("Withdraw it, and draft one between the organizations that stay.")),
        staff_text=words,
        url=version.version.address("mou_text"),
        action=gettext("Open the MoU"),
        needs="read",
    )


def _since_words(version: VersionFacts) -> str:
    if version.version.begun_on is None:
        return ""
    return gettext("You have been drafting it since %(date)s.") % {
        "date": format_date(version.version.begun_on)
    }


def _renew(thread: Thread, within: datetime.timedelta) -> NextStep | None:
    coming = [
        (end, facts)
        for facts in thread.mous
        if thread.own is None or facts.has_party(thread.own)
        if (end := _end_to_renew(thread, facts)) is not None and end <= thread.on + within
    ]
    if not coming:
        return None
    end, facts = min(coming, key=lambda pair: pair[0])
    return NextStep(
        title=gettext("Next: renew the memorandum"),
        text=gettext("Your MoU ends on %(date)s. Renew it, if you want to go on.")
        % {"date": format_date(end)},
        staff_text=gettext("The MoU ends on %(date)s, and nothing follows it yet.")
        % {"date": format_date(end)},
        url=address_of("mou_renew", facts.mou),
        action=gettext("Renew the MoU"),
        needs="write",
        urgent=end <= thread.on + VERY_NEAR,
    )


def _end_to_renew(thread: Thread, facts: MouFacts) -> datetime.date | None:
    """The last day of a memorandum in force after which nothing comes: that no party ended, which does not renew
    itself, and for which neither a successor nor an amendment is on its way."""
    mou = facts.mou
    if facts.state not in {MouState.IN_FORCE, MouState.CONCLUDED} or mou.terminated_on is not None:
        return None
    followed = any(
        other.mou.renews_id == mou.pk and other.state != MouState.WITHDRAWN
        for other in (*thread.mous, *thread.drafts)
    )
    if followed or mou.superseded_from is not None or (facts.open is not None and has_open_text(thread)):
        return None
    end = last_day(mou)
    return end if end is not None and end >= thread.on else None
