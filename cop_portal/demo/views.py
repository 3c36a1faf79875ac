"""The mails of the demonstration, which never leave the machine."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from cop_portal import mail


@require_safe
def outbox(request: HttpRequest) -> HttpResponse:
    """The mails that would have been sent, newest first. Anybody may read them: nobody in the demonstration is real."""
    if not settings.DEMO:
        raise Http404
    return render(request, "demo/outbox.html", {"mails": mail.outbox()})
