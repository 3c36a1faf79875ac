"""The server dies in the middle of an upload or a countersignature, at moments drawn by a seed.

Afterwards there is all of it or nothing; who tries again gets it once; after the sweep no file is left over.
"""

from __future__ import annotations

import uuid

from collaborations.models import MemorandumOfUnderstanding, MouCopy
from collaborations.mous.states import MouState
from tests.collaborations.mou_agreed import agreed
from tests.collaborations.mous import entered, thread_of
from tests.faults.how_many import KILLS
from tests.faults.play import Play, check_files, check_whole, entries, killed_at, mails_about, moments


def test_killed_while_a_paper_is_uploaded(play: Play):
    """It works; and killed at each of the moments, the memorandum is there with its file or not at all."""
    threads = [thread_of(play.cast.weo, play.cast.al_noor) for _number in range(KILLS + 1)]
    play.portal.start()
    answer = play.upload(threads[0], uuid.uuid4())
    assert answer.status == 302
    for thread, last in zip(threads[1:], moments(answer.moments), strict=True):
        key = uuid.uuid4()
        killed_at(play, last, lambda thread=thread, key=key: play.upload(thread, key))
        check_whole(thread)
        assert play.upload(thread, key).status == 302
        mou = MemorandumOfUnderstanding.objects.get(collaboration=thread)
        assert check_whole(thread) == [MouState.SIGNING]
        assert mails_about(mou) == {("waits", play.cast.ahmed.pk): 1}
    check_files(play.folder)


def test_killed_while_it_is_countersigned(play: Play):
    """The last confirmation and the conclusion are one: never half of them, and never twice."""
    mous = [entered(play.cast, thread_of(play.cast.weo, play.cast.al_noor)) for _number in range(KILLS + 1)]
    play.portal.start()
    answer = play.countersign(mous[0])
    assert answer.status == 302
    for mou, last in zip(mous[1:], moments(answer.moments), strict=True):
        killed_at(play, last, lambda mou=mou: play.countersign(mou))
        state = check_whole(mou.collaboration)
        assert state in ([MouState.SIGNING], [MouState.IN_FORCE])
        # Who looks at the page again finds it confirmed, or confirms it.
        assert play.countersign(mou).status == 302
        assert check_whole(mou.collaboration) == [MouState.IN_FORCE]
        told = mails_about(mou)
        assert told == {("concluded", person.pk): 1 for person in (play.cast.suzan, play.cast.ahmed)}
        assert entries(mou) == 1
    check_files(play.folder)


def test_killed_while_photos_become_a_paper(play: Play):
    """The photos are a signed copy, or still photos; sent again, they are one copy."""
    mous = [agreed(play.cast) for _number in range(KILLS + 1)]
    papers = [play.photograph(mou) for mou in mous]
    play.portal.start()
    answer = play.send(mous[0], papers[0])
    assert answer.status == 302
    for mou, paper, last in zip(mous[1:], papers[1:], moments(answer.moments), strict=True):
        killed_at(play, last, lambda mou=mou, paper=paper: play.send(mou, paper))
        assert check_whole(mou.collaboration) == [MouState.SIGNING]
        assert play.send(mou, paper).status == 302
        assert check_whole(mou.collaboration) == [MouState.SIGNING]
        document = MouCopy.objects.get(version__mou=mou).document
        assert (document.pages, document.sent.count()) == (2, 2)
        assert mails_about(mou)["waits", play.cast.ahmed.pk] == 1
    check_files(play.folder)
