"""A thread is paused, concluded, and taken up again."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from collaborations.actions import standing as actions
from collaborations.forms.standing import ConcludeForm, PauseForm, TakeUpForm
from collaborations.thread.ending import plans_left
from collaborations.thread.facts import Thread
from members.acting import acting_form
from members.decorators import member_required

from .helpers import acting_thread_or_404, back_if_alone, carry_out, form_page, sent, thread_of


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def pause(request: HttpRequest, public_id) -> HttpResponse:
    """Pause the collaboration, and say why."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    if request.method == "GET" and thread.rest is not None:
        return redirect(thread.collaboration)
    form = PauseForm(sent(request), initial={"language": request.LANGUAGE_CODE})
    done = carry_out(request, form, lambda data: actions.pause(**_acting(request, thread), **data))
    if done is not None:
        messages.success(request, _("Saved. The others can read why, and each of you can take it up again."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/standing/pause.html", form, thread=thread)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def conclude(request: HttpRequest, public_id) -> HttpResponse:
    """Conclude the collaboration, and say what was learned; what is still planned is called off with it."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    if request.method == "GET" and thread.is_concluded:
        return redirect(thread.collaboration)
    form = ConcludeForm(sent(request), plans=plans_left(thread), initial={"language": request.LANGUAGE_CODE})
    done = carry_out(request, form, lambda data: actions.conclude(**_acting(request, thread), **data))
    if done is not None:
        messages.success(
            request, _("Saved. The others can read what you learned. Thank you for writing it down.")
        )
        return redirect(thread.collaboration)
    if form.is_bound:
        form.show(plans_left(thread_of(request, thread.collaboration)))
    return form_page(request, "collaborations/standing/conclude.html", form, thread=thread)


@member_required
@require_http_methods(["GET", "POST"])
@acting_form
def take_up(request: HttpRequest, public_id) -> HttpResponse:
    """Take up again what was paused or concluded; the page asks once more."""
    thread = acting_thread_or_404(request, public_id=public_id)
    if (back := back_if_alone(request, thread)) is not None:
        return back
    if request.method == "GET" and thread.rest is None:
        return redirect(thread.collaboration)
    form = TakeUpForm(sent(request), initial={"seen": thread.rest.kind if thread.rest is not None else ""})

    def act(data: dict) -> bool:
        actions.take_up_again(**_acting(request, thread), seen=data["seen"])
        return True

    if carry_out(request, form, act) is not None:
        messages.success(request, _("Saved. It goes on where it stood."))
        return redirect(thread.collaboration)
    return form_page(request, "collaborations/standing/take_up.html", form, thread=thread)


def _acting(request: HttpRequest, thread: Thread) -> dict:
    return {
        "collaboration": thread.collaboration,
        "organization": request.acting_for,
        "by": request.user,
    }
