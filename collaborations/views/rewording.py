"""A party writes its own words anew: why it paused, what it learned, why a meeting was none, what it said when it left.

Each form is reached from the thread's pages, or from one's own list where one's organization has left the thread.
"""

from __future__ import annotations

from collections.abc import Callable

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import rewording as actions
from collaborations.forms.rewording import (
    LearnedAgainForm,
    NoteAgainForm,
    PauseAgainForm,
    WhyNotHeldAgainForm,
)
from collaborations.meetings.visibility import may_reword_denial
from collaborations.models import Collaboration, FollowUpMeeting, Party, Rest
from collaborations.thread.facts import Thread
from collaborations.visibility import is_current_party, may_reword_note, may_reword_rest
from members.acting import acting_form
from members.decorators import representative_required

from .helpers import carry_out, form_page, sent, thread_of


@representative_required
@require_http_methods(["GET", "POST"])
@acting_form
def rest_words(request: HttpRequest, public_id, number: int) -> HttpResponse:
    """Say anew why it was paused, or what was learned. ``number``: which rest of the thread, the first one being 1."""
    rows = Rest.objects.filter(collaboration__public_id=public_id).select_related("party", "collaboration")
    rests = dict(enumerate(rows.order_by("since", "pk"), start=1))
    rest, own = rests.get(number), request.acting_for
    if rest is None or not may_reword_rest(request.user, own, rest):
        raise Http404
    form_class = PauseAgainForm if rest.kind == Rest.Kind.PAUSED else LearnedAgainForm
    return _form(
        request,
        form_class,
        rest.text,
        lambda data: actions.reword_rest(rest=rest, organization=own, by=request.user, **data),
        initial={"text": rest.text, "language": rest.language},
        template="collaborations/standing/rest_words.html",
        thread=_own_thread(request, rest.collaboration),
        rest=rest,
    )


@representative_required
@require_http_methods(["GET", "POST"])
@acting_form
def denial_words(request: HttpRequest, public_id) -> HttpResponse:
    """Say anew why a recorded meeting was said to be none."""
    rows = FollowUpMeeting.objects.filter(public_id=public_id)
    meeting, own = rows.select_related("corrected_by", "collaboration").first(), request.acting_for
    if meeting is None or not may_reword_denial(request.user, own, meeting):
        raise Http404
    thread = _own_thread(request, meeting.collaboration)
    return _form(
        request,
        WhyNotHeldAgainForm,
        meeting.called_off_reason,
        lambda data: actions.reword_denial(meeting=meeting, organization=own, by=request.user, **data),
        initial={"reason": meeting.called_off_reason},
        template="collaborations/meetings/denial_words.html",
        thread=thread,
        back=meeting.get_absolute_url() if thread is not None else "",
        meeting=meeting,
    )


@representative_required
@require_http_methods(["GET", "POST"])
@acting_form
def leave_note(request: HttpRequest, public_id) -> HttpResponse:
    """Say anew what those who stayed read when one's own organization left."""
    own = request.acting_for
    rows = Party.objects.filter(collaboration__public_id=public_id, organization=own, left_on__isnull=False)
    party = rows.select_related("collaboration").order_by("left_on", "pk").last()
    if party is None or not may_reword_note(request.user, own, party):
        raise Http404
    return _form(
        request,
        NoteAgainForm,
        party.leave_note,
        lambda data: actions.reword_note(party=party, organization=own, by=request.user, **data),
        initial={"note": party.leave_note},
        template="collaborations/leave_note.html",
        party=party,
    )


def _own_thread(request: HttpRequest, collaboration: Collaboration) -> Thread | None:
    """The thread, where the organization that the reader speaks for is in it; None where it has left."""
    if not is_current_party(request.acting_for, collaboration):
        return None
    return thread_of(request, collaboration)


def _form(
    request: HttpRequest,
    form_class,
    text: str,
    change: Callable[[dict], object],
    *,
    initial: dict[str, str],
    template: str,
    thread: Thread | None = None,
    back: str = "",
    **context,
) -> HttpResponse:
    """The form in which ``text`` is written anew, carried to ``change``. ``thread``: the reader's own, None where their
    organization has left it: then neither page nor message says whether anybody is still there."""
    if thread is not None:
        back = back or thread.collaboration.get_absolute_url()
    form = form_class(sent(request), initial={**initial, "seen": actions.words_seen(text)})
    if carry_out(request, form, change) is not None:
        if thread is None:
            messages.success(request, _("Saved. Whoever is still in it reads this from now on."))
        else:
            messages.success(request, _("Saved. The others read these words from now on."))
        return redirect(back or "collaborations:list")
    now = ""
    if form.is_bound and form.data.get("seen") != actions.words_seen(text):
        now = text
        form.read_again(now)
    return form_page(request, template, form, thread=thread, back=back, now=now, **context)
