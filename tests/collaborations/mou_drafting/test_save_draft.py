"""Parts of a draft are saved one by one: nobody writes over what somebody else wrote, and saving twice is once."""

from __future__ import annotations

import datetime

import pytest

from collaborations.actions.mou_drafting import save_draft
from collaborations.models import Commitment, MemorandumOfUnderstanding, MouRevision
from collaborations.mous.agreeing.complete import gaps
from collaborations.mous.drafting.parts import names_of, state_of_parts
from cop_portal.refusals import NotAllowed, Refused
from tests.collaborations.mou_steps import BEGINS, drafted, promised, saved

pytestmark = pytest.mark.django_db


def version_of(mou):
    return mou.versions.get()


def by_ahmed(cast, mou, draft_version: int, values: dict, **more):
    return save_draft(
        mou=mou,
        organization=cast.al_noor,
        by=cast.ahmed,
        draft_version=draft_version,
        values=values,
        **more,
    )


def row(what: str = "Meet.", **fields) -> dict:
    return {"mou_party": None, "what": what, "what_second": "", "rhythm": "monthly", "due_on": None} | fields


def test_it_works(cast):
    mou = drafted(cast, second_language="ar")
    saved(cast, mou, texts={"ar": {"title": "النساء", "purpose": "نتعلم."}})
    saved(cast, mou, starts_on=BEGINS, ends_on=None, renewal="none")
    saved(cast, mou, topics=[cast.legal_aid.pk])
    revision = promised(cast, mou, "Meet.", "Write.")
    assert "النساء" in revision.bodies["ar"]
    assert "Legal aid" in revision.bodies["en"]
    assert "without an end date" in revision.bodies["en"]
    assert [one.what for one in version_of(mou).commitments.all()] == ["Meet.", "Write."]
    # One person in a row wrote all of it.
    assert version_of(mou).revisions.count() == 1


def test_the_memorandum_is_called_what_the_text_that_counts_says(cast):
    mou = drafted(cast, second_language="ar")
    saved(cast, mou, texts={"en": {"title": "Quotas", "purpose": "Learn."}, "ar": {"title": "الكوتا"}})
    mou.refresh_from_db()
    assert (mou.title, mou.purpose, mou.language) == ("Quotas", "Learn.", "en")


def test_somebody_elses_words_are_not_written_over(cast):
    mou = drafted(cast)
    saved(cast, mou, texts={"en": {"purpose": "What Suzan wrote."}})
    with pytest.raises(Refused) as refusal:
        by_ahmed(cast, mou, 0, {"texts": {"en": {"purpose": "What Ahmed wrote."}}})
    assert refusal.value.code == "changed"
    assert version_of(mou).texts.get().purpose == "What Suzan wrote."


def test_other_parts_are_in_nobodys_way(cast):
    mou = drafted(cast)
    values = {"topics": [cast.legal_aid.pk]}
    opened = state_of_parts(version_of(mou), names_of(values))
    saved(cast, mou, texts={"en": {"purpose": "What Suzan wrote."}})
    by_ahmed(cast, mou, 0, values, based_on=opened)
    assert list(mou.topics.all()) == [cast.legal_aid]
    assert version_of(mou).texts.get().purpose == "What Suzan wrote."


def test_a_second_click_is_no_conflict(cast):
    mou = drafted(cast)
    values = {"texts": {"en": {"purpose": "Once."}}}
    first = by_ahmed(cast, mou, 0, values)
    assert by_ahmed(cast, mou, 0, values) == first
    assert MemorandumOfUnderstanding.objects.get().draft_version == 1


def test_another_person_makes_another_version(cast):
    mou = drafted(cast)
    by_ahmed(cast, mou, 0, {"texts": {"en": {"purpose": "What Ahmed wrote."}}})
    assert [(one.number, one.made_by) for one in MouRevision.objects.all()] == [
        (1, cast.suzan),
        (2, cast.ahmed),
    ]


def test_an_hour_later_it_is_another_version(cast):
    mou = drafted(cast)
    earlier = MouRevision.objects.get().made_at - datetime.timedelta(hours=2)
    MouRevision.objects.update(made_at=earlier)
    saved(cast, mou, texts={"en": {"purpose": "The next morning."}})
    assert MouRevision.objects.count() == 2


def test_nothing_new_makes_no_version(cast):
    mou = drafted(cast)
    saved(cast, mou, topics=[cast.quotas.pk])
    assert MouRevision.objects.count() == 1
    assert MemorandumOfUnderstanding.objects.get().draft_version == 0


@pytest.mark.parametrize("who", ["staff", "superuser", "observer", "outsider", "ahmed"])
def test_nobody_else_writes_for_them(cast, who):
    mou = drafted(cast)
    with pytest.raises(NotAllowed):
        save_draft(
            mou=mou, organization=cast.weo, by=getattr(cast, who), draft_version=0, values={"topics": []}
        )


def test_a_colleague_writes(cast):
    mou = drafted(cast)
    save_draft(mou=mou, organization=cast.weo, by=cast.colleague, draft_version=0, values={"topics": []})
    assert not mou.topics.exists()


def test_a_party_that_left_writes_no_more(cast):
    mou = drafted(cast)
    mou.parties.get(party__organization=cast.al_noor).party.__class__.objects.filter(
        organization=cast.al_noor
    ).update(left_on=datetime.date(2026, 11, 1))
    with pytest.raises(NotAllowed):
        by_ahmed(cast, mou, 0, {"topics": []})


def test_the_title_stays_and_the_days_make_sense(cast):
    mou = drafted(cast)
    with pytest.raises(Refused) as refusal:
        saved(cast, mou, texts={"en": {"title": " "}})
    assert refusal.value.field == "title_en"
    with pytest.raises(Refused):
        saved(cast, mou, starts_on=BEGINS, ends_on=BEGINS, renewal="none")
    with pytest.raises(Refused):
        saved(cast, mou, starts_on=datetime.date(1927, 1, 1), ends_on=None, renewal="none")


def test_commitments_are_of_its_parties(cast):
    mou, other = drafted(cast), drafted(cast)
    with pytest.raises(Refused) as refusal:
        saved(cast, mou, commitments=[row(mou_party=other.parties.first().pk)])
    assert refusal.value.code == "not_a_party"
    with pytest.raises(Refused):
        saved(cast, mou, commitments=[row(what=" ")])
    with pytest.raises(Refused) as refusal:
        saved(cast, mou, commitments=[row()] * 41)
    assert refusal.value.code == "too_many"
    assert not Commitment.objects.exists()


def test_commitments_are_taken_out_and_kept_in_order(cast):
    mou = drafted(cast)
    promised(cast, mou, "One.", "Two.", "Three.")
    promised(cast, mou, "Three.", "One.")
    assert list(version_of(mou).commitments.values_list("position", "what")) == [(0, "Three."), (1, "One.")]


def test_a_second_language_comes_and_goes(cast):
    mou = drafted(cast)
    saved(cast, mou, languages=("en", "ckb"), has_witness=False)
    assert set(version_of(mou).revisions.last().bodies) == {"en", "ckb"}
    saved(cast, mou, languages=("en", ""), has_witness=False)
    assert [text.language for text in version_of(mou).texts.all()] == ["en"]
    with pytest.raises(Refused) as refusal:
        saved(cast, mou, languages=("en", "en"), has_witness=False)
    assert refusal.value.code == "same_language"


def test_the_other_language_counts_once_all_is_written_in_it(cast):
    mou = drafted(cast, second_language="ar")
    saved(cast, mou, commitments=[row()])
    with pytest.raises(Refused) as refusal:
        saved(cast, mou, languages=("ar", "en"), has_witness=False)
    assert refusal.value.code == "not_written"
    saved(cast, mou, texts={"ar": {"title": "النساء", "purpose": "نتعلم."}})
    saved(cast, mou, commitments=[row(what_second="نجتمع.")])
    saved(cast, mou, languages=("ar", "en"), has_witness=False)
    mou.refresh_from_db()
    assert (mou.title, mou.language) == ("النساء", "ar")
    commitment = version_of(mou).commitments.get()
    assert (commitment.what, commitment.what_second) == ("نجتمع.", "Meet.")


def test_a_commitment_in_one_language_alone_keeps_it_from_being_put(cast):
    mou = drafted(cast, second_language="ar")
    saved(cast, mou, texts={"ar": {"title": "النساء", "purpose": "نتعلم."}}, commitments=[row()])
    assert [gap.part for gap in gaps(version_of(mou))] == ["commitments"]
    saved(cast, mou, commitments=[row(what_second="نجتمع.")])
    assert gaps(version_of(mou)) == []


def test_contacts_are_one_line_each(cast):
    mou = drafted(cast)
    party = mou.parties.get(party__organization=cast.weo)
    revision = saved(
        cast,
        mou,
        contacts={party.pk: {"contact_name": "Suzan\n Aref", "contact_email": "s@weo.example"}},
    )
    party.refresh_from_db()
    assert (party.contact_name, party.contact_phone) == ("Suzan Aref", "")
    assert "Suzan Aref" in revision.bodies["en"]
