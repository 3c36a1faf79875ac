"""What one wants to hear by mail: the page of one's account, and the pages behind the links in mails."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import translation
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_http_methods

from members.decorators import signed_in_required
from members.forms.mails import MailChoicesForm
from members.mail_kinds import MailKind
from members.mailing.choices import choices_of, choose, frequencies_of, frequency_of, who_and_what
from members.models import MailChoice
from members.requests import PersonRequest


@require_http_methods(["GET", "HEAD", "POST"])
@signed_in_required
def mail_choices(request: PersonRequest) -> HttpResponse:
    """How often one gets each kind of mail."""
    form = MailChoicesForm(request.POST or None, initial=choices_of(request.user))
    if request.method == "POST" and form.is_valid():
        for kind in form.changed_data:
            choose(request.user, kind, form.cleaned_data[kind])
        messages.success(request, _("Saved. Your mails come like this from now on."))
        return redirect("members:mail_choices")
    status = 422 if form.is_bound else 200
    return render(request, "members/mail_choices.html", {"form": form}, status=status)


# Whoever has the link may choose, and nothing else: mail programs send it without a cookie (RFC 8058).
@csrf_exempt
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def mail_choice(request: HttpRequest, token: str, frequency: str) -> HttpResponse:
    """The page of a link in a mail, in the language of whom the mail went to. Opening it changes nothing by itself,
    since programs that look into mails open links; the page sends its form at once, or waits for one press."""
    found = who_and_what(token)
    if found is None or frequency not in frequencies_of(found[1]):
        return render(request, "members/mail_choice_gone.html", status=404)
    user, kind = found
    if request.method == "POST":
        choose(user, kind, frequency)
    now = frequency_of(user, kind)
    names = dict(MailChoice.Frequency.choices)
    with translation.override(user.language or request.LANGUAGE_CODE):
        context = {
            "token": token,
            "kind": MailKind(kind).label,
            "frequency": frequency,
            "is_chosen": request.method == "POST",
            "now": now,
            "now_name": names[now],
            "others": [(one, names[one]) for one in frequencies_of(kind) if one != frequency],
        }
        return render(request, "members/mail_choice.html", context)
