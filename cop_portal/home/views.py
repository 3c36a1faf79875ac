"""The pages of the front door."""

from __future__ import annotations

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_safe

from members.decorators import observer_required
from members.roles import is_observer, is_staff

from .figures import figures as tables_of_figures
from .member import member_home
from .staff import staff_desk
from .totals import landing_totals


@require_safe
def landing(request: HttpRequest) -> HttpResponse:
    """The front page: for each kind of person their own."""
    if not request.user.is_authenticated:
        return render(request, "home/landing.html", {"totals": landing_totals()})
    if is_observer(request.user):
        return redirect("home:figures")
    if is_staff(request.user):
        return render(request, "home/staff.html", {"desk": staff_desk(request.user), "now": timezone.now()})
    if request.acting_for is None:
        return render(request, "home/no_organization.html")
    return render(request, "home/member.html", {"home": member_home(request)})


@observer_required
@require_safe
def figures(request: HttpRequest) -> HttpResponse:
    """Counts, for observers and for staff who look at what observers see."""
    return render(request, "home/figures.html", {"tables": tables_of_figures(), "section": "figures"})


@require_safe
def who_sees_what(request: HttpRequest) -> HttpResponse:
    """Who sees what, in plain words."""
    return render(request, "home/who_sees_what.html")


@require_safe
def safety(request: HttpRequest) -> HttpResponse:
    """How to report a safety concern."""
    return render(request, "home/safety.html")


@require_safe
def accessibility(request: HttpRequest) -> HttpResponse:
    """What the portal does so that everybody can use it, and where to say that it fails."""
    return render(request, "home/accessibility.html")
