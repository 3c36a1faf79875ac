"""The pages by which another organization joins: proposing, agreeing, answering, and what waits in the lists."""

from __future__ import annotations

import pytest
from django.urls import reverse

from collaborations.actions.joining import take_back
from collaborations.actions.threads import leave
from collaborations.models import Collaboration, JoiningProposal
from cop_portal.dates import today
from members.models import Membership, Organization, Role
from tests.cast import Cast, english_client_of
from tests.collaborations.joining import MESSAGE, acquaint, agreed, invited, joined, proposed, three
from tests.collaborations.reading import LIST, queries_of
from tests.collaborations.steps import introduced, workshop

pytestmark = pytest.mark.django_db


@pytest.fixture
def thread(cast: Cast) -> Collaboration:
    """WEO's and Al Noor's."""
    return introduced(cast)


def url_of(proposal: JoiningProposal) -> str:
    return reverse("collaborations:joining", args=[proposal.public_id])


def page(user, url: str) -> str:
    response = english_client_of(user).get(url)
    assert response.status_code == 200
    return response.content.decode()


def test_it_works(cast: Cast, thread: Collaboration):
    """From the thread's page to a third party, by three people in their browsers."""
    suzan, ahmed, outsider = (english_client_of(user) for user in (cast.suzan, cast.ahmed, cast.outsider))
    propose = reverse("collaborations:propose", args=[thread.public_id])
    assert propose in suzan.get(thread.get_absolute_url()).content.decode()
    form = {"organization": cast.outsider_org.pk, "message": MESSAGE, "language": "en"}
    url = suzan.post(propose, form).url
    assert "Waiting for the agreement of:" in page(cast.suzan, url)
    assert outsider.get(url).status_code == 404
    assert "reads everything that is written here, earlier notes included" in page(cast.ahmed, url)
    assert "They will learn that your organization is part of this." in page(cast.ahmed, url)
    assert ahmed.post(url, {"agrees": "yes"}).status_code == 302
    asked = page(cast.outsider, url)
    for words in ("Women Empowerment Organization", "Al Noor Foundation", MESSAGE, "earlier notes included"):
        assert words in asked
    response = outsider.post(url, {"answer": "yes", "shown": "on"}, follow=True)
    assert "You are part of this collaboration now." in response.content.decode()
    assert "Outsider Association" in page(cast.suzan, thread.get_absolute_url())
    assert thread.parties.get(organization=cast.outsider_org).shown_to_members


def test_what_is_wrong_is_said_and_what_was_typed_stays(cast: Cast, thread: Collaboration):
    """Of each of the forms."""
    suzan = english_client_of(cast.suzan)
    propose = reverse("collaborations:propose", args=[thread.public_id])
    response = suzan.post(propose, {"organization": "", "message": "My words", "language": "en"})
    assert response.status_code == 422
    assert "Choose an organization" in response.content.decode()
    assert "My words" in response.content.decode()
    # One that a party may not know of is answered as one that is not there.
    answers = [
        suzan.post(propose, {"organization": key, "message": "My words", "language": "en"}).content.decode()
        for key in (cast.hidden_org.pk, 999999)
    ]
    assert all("Choose an organization" in text for text in answers)
    assert "Hidden Shelter" not in suzan.get(propose).content.decode()
    url = url_of(proposed(cast, thread))
    assert english_client_of(cast.ahmed).post(url, {}).status_code == 422


def test_the_choice_is_what_every_party_may_know(cast: Cast, thread: Collaboration):
    """Neither Search nor a party, nor one that only the proposer knows."""
    url = reverse("collaborations:propose", args=[thread.public_id])
    acquaint(cast.discreet_org, cast.weo)
    names = page(cast.suzan, url)
    assert "Outsider Association" in names
    for name in ("Discreet Initiative", "Hidden Shelter", 'value="Search'):
        assert name not in names
    acquaint(cast.discreet_org, cast.al_noor)
    assert "Discreet Initiative" in page(cast.suzan, url)


def test_a_discreet_party_is_warned(cast: Cast):
    """Whether it proposes or agrees: it lets itself be known by that, and only by that."""
    thread = introduced(cast, cast.weo, cast.hidden_org, workshop(cast.weo, cast.hidden_org))
    propose = reverse("collaborations:propose", args=[thread.public_id])
    warning = "is not shown to every member"
    assert warning in page(cast.hidden, propose)
    assert warning not in page(cast.suzan, propose)
    proposal = proposed(cast, thread)
    assert warning in page(cast.hidden, url_of(proposal))
    assert "Hidden Shelter" not in page(cast.outsider, LIST)
    theirs = {"organization": cast.hidden_org, "by": cast.hidden}
    agreed(cast, proposal, **theirs)
    assert "Hidden Shelter" in page(cast.outsider, url_of(proposal))
    # It is named as long as it is asked; who has declined shares nothing with it.
    joined(cast, proposal, "no")
    assert "Hidden Shelter" not in page(cast.outsider, url_of(proposal))


def test_a_colleague_reads_and_does_nothing(cast: Cast, thread: Collaboration):
    """On either side."""
    proposal = proposed(cast, thread)
    assert "Send the answer" not in page(cast.alnoor_colleague, url_of(proposal))
    assert "Take the proposal back" not in page(cast.colleague, url_of(proposal))
    assert "Take the proposal back" in page(cast.suzan, url_of(proposal))
    client = english_client_of(cast.alnoor_colleague)
    assert client.post(url_of(proposal), {"agrees": "yes"}).status_code == 404
    assert client.post(url_of(proposal), {"take_back": "1"}).status_code == 404


def test_an_old_page(cast: Cast, thread: Collaboration):
    """Opened an hour ago, sent after it was taken back: said so, and nothing of it is read any more."""
    proposal = invited(cast, thread)
    client = english_client_of(cast.outsider)
    take_back(proposal=proposal, organization=cast.weo, by=cast.suzan)
    response = client.post(url_of(proposal), {"answer": "yes"})
    text = response.content.decode()
    assert response.status_code == 422
    assert "no longer open" in text
    assert MESSAGE not in text
    assert not response.context["page"].asked_by
    assert not thread.parties.filter(organization=cast.outsider_org).exists()


def test_who_did_not_agree_is_not_told(cast: Cast, thread: Collaboration):
    """Neither on the page nor in the thread; the organization finds nothing at all."""
    three(cast, thread)
    other = Organization.objects.create(slug="fourth", name_en="Fourth", kind="local", member_since=today())
    proposal = proposed(cast, thread, to=other)
    assert "Nobody is told which of you did not agree" in page(cast.ahmed, url_of(proposal))
    agreed(cast, proposal, False, organization=cast.outsider_org, by=cast.outsider)
    text = page(cast.suzan, url_of(proposal)).partition("<main")[2].partition("</main")[0]
    assert "Not every party agrees, so it was not invited." in text
    assert "Outsider" not in text
    assert "Not every party agrees" in page(cast.suzan, thread.get_absolute_url())


def test_it_waits_in_the_lists(cast: Cast, thread: Collaboration):
    """Of whoever must say a word, at home and among the collaborations; of nobody else."""
    proposal = proposed(cast, thread)
    link = url_of(proposal)
    for user, waits in ((cast.ahmed, True), (cast.suzan, False), (cast.outsider, False), (cast.staff, False)):
        assert (link in page(user, LIST)) is waits
        assert (link in page(user, "/")) is waits
    agreed(cast, proposal)
    for user, waits in ((cast.ahmed, False), (cast.outsider, True), (cast.discreet, False)):
        assert (link in page(user, LIST)) is waits
        assert (link in page(user, "/")) is waits
    assert "You have no collaboration yet" not in page(cast.outsider, LIST)
    joined(cast, proposal)
    assert link not in page(cast.outsider, LIST)


def test_somebody_of_both(cast: Cast, thread: Collaboration):
    """Reads it as whom they act for."""
    Membership.objects.create(
        user=cast.suzan, organization=cast.outsider_org, role=Role.REPRESENTATIVE, since=today()
    )
    proposal = invited(cast, thread)
    client = english_client_of(cast.suzan)
    for acting_for, words in ((cast.weo, "Take the proposal back"), (cast.outsider_org, "Yes, we join")):
        session = client.session
        session["acting_for"] = acting_for.pk
        session.save()
        assert words in client.get(url_of(proposal)).content.decode()


def test_queries_do_not_grow(cast: Cast, thread: Collaboration, django_assert_max_num_queries):
    """With more proposals in the thread and in the lists, and with more parties."""

    def counts() -> list[int]:
        proposal = JoiningProposal.objects.order_by("pk").first()
        pages = (
            (cast.ahmed, url_of(proposal)),
            (cast.suzan, reverse("collaborations:propose", args=[thread.public_id])),
            (cast.suzan, thread.get_absolute_url()),
            (cast.ahmed, LIST),
            (cast.ahmed, "/"),
        )
        return [queries_of(django_assert_max_num_queries, user, url, 45) for user, url in pages]

    proposed(cast, thread)
    before = counts()
    for number in range(3):
        name = f"More {number}"
        other = Organization.objects.create(
            slug=f"more-{number}", name_en=name, kind="local", member_since=today()
        )
        proposed(cast, thread, to=other)
    assert counts() == before
    thread.parties.create(organization=cast.discreet_org, joined_on="2021-06-01", accepted_by=cast.discreet)
    assert counts()[:2] == before[:2]


def test_joined_left_and_sent_again(cast: Cast, thread: Collaboration):
    """The form of a page that stayed open: it has left, and is told so; nothing leads into the thread."""
    proposal = joined(cast, invited(cast, thread))
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    said = "Your organization has left this collaboration."
    assert said in page(cast.outsider, url_of(proposal))
    client = english_client_of(cast.outsider)
    response = client.post(url_of(proposal), {"answer": "yes"}, follow=True)
    assert response.redirect_chain == [(LIST, 302)]
    assert said in response.content.decode()
    assert "You are part of this collaboration now." not in response.content.decode()
    assert not thread.parties.filter(organization=cast.outsider_org, left_on=None).exists()


def test_two_clicks_on_yes(cast: Cast, thread: Collaboration):
    """Each leads into the thread; another answer from a page that stayed open is told kindly."""
    proposal = invited(cast, thread)
    client = english_client_of(cast.outsider)
    for _time in range(2):
        response = client.post(url_of(proposal), {"answer": "yes"}, follow=True)
        assert response.redirect_chain == [(thread.get_absolute_url(), 302)]
    response = client.post(url_of(proposal), {"answer": "no"})
    assert response.status_code == 422
    assert "This invitation has been answered already." in response.content.decode()


def test_joined_left_and_joined_again(cast: Cast, thread: Collaboration):
    """Of one that has come back nothing says that it has left."""
    proposal = joined(cast, invited(cast, thread))
    leave(collaboration=thread, organization=cast.outsider_org, by=cast.outsider)
    joined(cast, invited(cast, thread))
    assert "has left" not in page(cast.outsider, url_of(proposal))
    response = english_client_of(cast.outsider).post(url_of(proposal), {"answer": "yes"}, follow=True)
    assert response.redirect_chain == [(thread.get_absolute_url(), 302)]
