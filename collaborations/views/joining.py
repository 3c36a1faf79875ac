"""Another organization joins: proposing it, and the page on which the parties and the organization answer."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import joining as actions
from collaborations.forms.joining import AgreeForm, JoinForm, ProposeForm
from collaborations.joining.page import ProposalPage, proposal_page
from collaborations.joining.visibility import organizations_to_propose
from collaborations.models import Introduction, JoiningProposal
from collaborations.visibility import collaborations_of
from cop_portal.refusals import NotAllowed, Refused
from members.acting import acting_form
from members.decorators import member_required
from members.models import Organization

from .helpers import (
    acting_thread_or_404,
    back_if_impossible,
    carry_out,
    form_page,
    missing_if_not_allowed,
    sent,
)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def propose(request: HttpRequest, public_id) -> HttpResponse:
    """Propose that another organization join the collaboration."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_impossible(request, thread, "propose")) is not None:
        return back
    own = request.acting_for
    form = ProposeForm(
        sent(request),
        organizations=organizations_to_propose(thread.collaboration),
        initial={"language": request.LANGUAGE_CODE},
    )

    def act(data: dict) -> JoiningProposal:
        return actions.propose(
            collaboration=thread.collaboration,
            organization=own,
            by=request.user,
            to=data.pop("organization"),
            **data,
        )

    made = carry_out(request, form, act)
    if made is not None:
        messages.success(request, _("Sent. It is asked once every party has agreed."))
        return redirect("collaborations:joining", made.public_id)
    is_unlisted = own.visibility != Organization.Visibility.LISTED
    return form_page(
        request,
        "collaborations/joining/propose.html",
        form,
        thread=thread,
        is_unlisted=is_unlisted,
    )


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def joining(request: HttpRequest, public_id) -> HttpResponse:
    """A proposal that another organization join: its parties agree or take it back, the organization answers."""
    page = proposal_page(request.user, request.acting_for, public_id)
    if page is None:
        raise Http404
    if request.method == "POST" and "take_back" in request.POST:
        return _take_back(request, page)
    if "answer" in request.POST and request.acting_for == page.proposal.organization:
        # A second click on "yes": by the first one it is a party already, but this is the form of who is asked.
        page.as_party = False
    form = _form(request, page)
    if request.method == "POST":
        done = carry_out(request, form, lambda data: _act(request, page, data))
        if done is not None:
            return _done(request, page, done)
    in_thread = collaborations_of(request.user).filter(pk=page.proposal.collaboration_id).exists()
    return form_page(request, "collaborations/joining/joining.html", form, page=page, in_thread=in_thread)


def _form(request: HttpRequest, page: ProposalPage) -> AgreeForm | JoinForm:
    """The form of whoever reads; one that was sent late is shown what has become of it."""
    data = sent(request)
    return AgreeForm(data) if page.as_party else JoinForm(data)


def _act(request: HttpRequest, page: ProposalPage, data: dict) -> JoiningProposal:
    who = {"proposal": page.proposal, "organization": request.acting_for, "by": request.user}
    if request.acting_for is None:
        raise NotAllowed(_("You cannot answer this invitation."))
    if page.as_party:
        return actions.say_to_proposal(**who, **data)
    return actions.answer_invitation(**who, **data)


def _done(request: HttpRequest, page: ProposalPage, row: JoiningProposal) -> HttpResponse:
    if page.as_party:
        messages.success(request, _("Saved. Thank you."))
        return redirect("collaborations:joining", row.public_id)
    if page.has_left:
        # The form of long ago is sent once more.
        messages.info(request, _("Your organization has left this collaboration."))
        return redirect("collaborations:list")
    if row.answer == Introduction.Answer.YES:
        messages.success(request, _("You are part of this collaboration now."))
        return redirect(row.collaboration)
    messages.success(request, _("Answered. They are told that it is not possible now."))
    return redirect("collaborations:list")


def _take_back(request: HttpRequest, page: ProposalPage) -> HttpResponse:
    if request.acting_for is None:
        raise Http404
    with missing_if_not_allowed():
        try:
            actions.take_back(proposal=page.proposal, organization=request.acting_for, by=request.user)
        except NotAllowed:
            raise
        except Refused as refusal:
            messages.warning(request, refusal.message)
            return redirect("collaborations:joining", page.proposal.public_id)
    messages.success(request, _("Your proposal was taken back."))
    return redirect(page.proposal.collaboration)
