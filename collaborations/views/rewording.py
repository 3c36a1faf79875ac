"""A party writes its own words anew: why it paused, what it learned, what it said when it left."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import rewording as actions
from collaborations.forms.rewording import LearnedAgainForm, NoteAgainForm, PauseAgainForm
from collaborations.models import Party, Rest
from collaborations.visibility import may_reword_note, may_reword_rest
from members.acting import acting_form
from members.decorators import member_required, representative_required

from .helpers import acting_thread_or_404, carry_out, form_page, sent


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def rest_words(request: HttpRequest, public_id, number: int) -> HttpResponse:
    """Say anew why it was paused, or what was learned. ``number``: which rest of the thread, the first one being 1."""
    thread = acting_thread_or_404(request, public_id=public_id)
    rows = Rest.objects.filter(collaboration=thread.collaboration).select_related("party", "collaboration")
    rest = rows.order_by("since", "pk")[number - 1 : number].first() if number else None
    if rest is None or not may_reword_rest(request.user, request.acting_for, rest):
        raise Http404
    form_class = PauseAgainForm if rest.kind == Rest.Kind.PAUSED else LearnedAgainForm
    initial = {"text": rest.text, "language": rest.language, "seen": actions.words_seen(rest.text)}
    form = form_class(sent(request), initial=initial)
    done = carry_out(
        request,
        form,
        lambda data: actions.reword_rest(rest=rest, organization=request.acting_for, by=request.user, **data),
    )
    if done is not None:
        messages.success(request, _("Saved. The others read these words from now on."))
        return redirect(thread.collaboration)
    now = ""
    if form.is_bound and form.data.get("seen") != actions.words_seen(rest.text):
        now = rest.text
        form.read_again(now)
    return form_page(
        request, "collaborations/standing/rest_words.html", form, thread=thread, rest=rest, now=now
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
    initial = {"note": party.leave_note, "seen": actions.words_seen(party.leave_note)}
    form = NoteAgainForm(sent(request), initial=initial)
    done = carry_out(
        request,
        form,
        lambda data: actions.reword_note(party=party, organization=own, by=request.user, **data),
    )
    if done is not None:
        messages.success(request, _("Saved. The others read these words from now on."))
        return redirect("collaborations:list")
    now = ""
    if form.is_bound and form.data.get("seen") != actions.words_seen(party.leave_note):
        now = party.leave_note
        form.read_again(now)
    return form_page(request, "collaborations/leave_note.html", form, party=party, now=now)
