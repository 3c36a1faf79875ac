"""What the pages of a thread have in common: finding it for the reader, and carrying a form to its action."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from django.contrib import messages
from django.db.models import Model, QuerySet
from django.http import Http404, HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect, render
from django.utils.translation import gettext as _

from collaborations.meetings.visibility import shared_parts
from collaborations.models import Collaboration
from collaborations.thread.facts import Thread, threads, with_facts
from collaborations.thread.possible import is_possible
from collaborations.thread.reader import Reader
from collaborations.visibility import collaborations_visible_to
from cop_portal.refusals import NotAllowed, Refused
from members.decorators import get_visible_or_404
from members.models import Role
from members.roles import is_staff

Result = TypeVar("Result")


def reader(request: HttpRequest) -> Reader:
    """The reader, from what the middleware has read already."""
    return Reader(
        organization_ids=frozenset(row.organization_id for row in request.memberships),
        acting_for_id=request.acting_for.pk if request.acting_for else None,
        is_representative=request.membership is not None and request.membership.role == Role.REPRESENTATIVE,
        is_staff=is_staff(request.user),
    )


def thread_or_404(request: HttpRequest, **lookup) -> Thread:
    """The thread, if the reader may know of it."""
    row = get_visible_or_404(with_facts(collaborations_visible_to(request.user)), **lookup)
    thread = threads([row], reader(request))[0]
    if thread.reader.is_staff and not thread.is_own:
        thread.shared = shared_parts(row)
    return thread


def thread_of(request: HttpRequest, collaboration: Collaboration) -> Thread:
    """The thread of a row beneath it, which was found through its own rule of visibility."""
    return thread_or_404(request, pk=collaboration.pk)


def acting_thread_or_404(request: HttpRequest, **lookup) -> Thread:
    """The thread, if the reader speaks for one of its parties now."""
    thread = thread_or_404(request, **lookup)
    if not thread.acts:
        raise Http404
    return thread


def back_if_impossible(request: HttpRequest, thread: Thread, name: str) -> HttpResponse | None:
    """The way back to the thread's page, which says how it stands, where the form ``name`` is opened and has no use
    now. What is sent goes to its action, which says why not."""
    if request.method != "GET" or is_possible(thread, name):
        return None
    if thread.is_concluded and thread.has_company:
        messages.info(request, _("This collaboration is concluded. Take it up again first."))
    return back_if_alone(request, thread) or redirect(thread.collaboration)


def back_if_alone(request: HttpRequest, thread: Thread) -> HttpResponse | None:
    """The way back, with a kind word, where a form is opened that needs another party and all others have left."""
    if request.method != "GET" or thread.has_company:
        return None
    messages.info(request, _("The others have left, so nothing more is planned or added here."))
    return redirect(thread.collaboration)


def row_or_404(rows: QuerySet[Model], public_id) -> Model:
    """The row beneath a thread, with its collaboration."""
    return get_visible_or_404(rows.select_related("collaboration"), public_id=public_id)


def sent(request: HttpRequest) -> QueryDict | None:
    """What was typed, for a form; None where the page is only opened. A form sent empty is sent, too."""
    return request.POST if request.method == "POST" else None


@contextmanager
def missing_if_not_allowed() -> Iterator[None]:
    """What the person may not do at all is a missing page, also where the right ended a moment ago."""
    try:
        yield
    except NotAllowed as refusal:
        raise Http404 from refusal


def carry_out(request: HttpRequest, form, action: Callable[[dict], Result]) -> Result | None:
    """Give a sent, valid form to ``action``; None where it was not sent, is not valid, or was refused (it says so)."""
    if request.method != "POST" or not form.is_valid():
        return None
    with missing_if_not_allowed():
        try:
            return action(form.cleaned_data)
        except NotAllowed:
            raise
        except Refused as refusal:
            refusal.add_to(form)
    return None


def form_page(request: HttpRequest, template: str, form, **context) -> HttpResponse:
    """The page of a form; what was typed is kept, and what is wrong is said."""
    status = 422 if form.is_bound and form.errors else 200
    return render(request, template, {"section": "collaborations", "form": form, **context}, status=status)


def say_corrected(request: HttpRequest, *, changed: bool) -> None:
    """The message after a correction; where the form said what is recorded anyway, nothing was written."""
    if changed:
        words = _("Saved. The page says when it was corrected, and by which organization.")
        messages.success(request, words)
    else:
        messages.info(request, _("Nothing was changed: it is recorded like this."))
