"""What one organization can do at an event with each other one there: ask for a conversation, note that they met."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Q
from django.http import HttpRequest
from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _

from collaborations.at_events.noted import who_noted, yours
from collaborations.at_events.tap_visibility import is_asked_at, takes_taps
from collaborations.introductions.requests_of_two import Obstacle, Why, obstacles_to_asking
from collaborations.models import EventTap, Introduction
from cop_portal.dates import format_date
from events.models import Event
from members.known import is_visible_to_known
from members.models import Organization
from members.panels import PanelAction
from members.roles import spoken_for

MET, TALK_ON = EventTap.Mark.MET, EventTap.Mark.TALK_ON


@dataclass
class Actions:
    """What there is to say and to do about one organization: sentences, links, and what one tap does."""

    other: Organization
    says: list[SafeString | str] = field(default_factory=list)
    links: list[PanelAction] = field(default_factory=list)
    # What can be noted, of ``EventTap.Mark``.
    marks: list[EventTap.Mark] = field(default_factory=list)
    # A colleague's note that a representative sends on with one tap: one of its marks.
    confirms: str = ""
    drops: bool = False
    takes_back: bool = False


def company_actions(
    request: HttpRequest,
    event: Event,
    organization: Organization,
    others: Iterable[Organization],
    *,
    refusal: str = "",
) -> dict[int, SafeString]:
    """For each of ``others``, by id: what ``organization`` (one of the reader's) can do about it at ``event``.

    ``others`` are at the event, as far as the reader may know. The number of queries does not grow with them.
    ``refusal``: why the tap that this answers was not taken.
    """
    found = actions_at(request, event, organization, others)
    context = {
        "event": event,
        "organization": organization,
        "next": page_of(request, event),
        # A form of another organization than the session's gets a page that asks which is meant: not in a corner.
        "is_live": request.acting_for == organization,
        "is_answer": request.method == "POST",
        "refusal": refusal,
    }
    return {
        actions.other.pk: render_to_string(
            "collaborations/at_events/at_event.html", {**context, "actions": actions}, request=request
        )
        for actions in found
    }


def page_of(request: HttpRequest, event: Event) -> str:
    """The page to come back to after a tap: the one that is read, or that the form says it stood on."""
    if request.method != "POST":
        return request.get_full_path()
    page = request.POST.get("next", "")
    own_pages = url_has_allowed_host_and_scheme(page, allowed_hosts=None)
    return page if own_pages and page.startswith("/") else event.get_absolute_url()


def actions_at(
    request: HttpRequest, event: Event, organization: Organization, others: Iterable[Organization]
) -> list[Actions]:
    """The same before it is drawn."""
    others = [other for other in others if not other.is_convenor and other != organization]
    # One that was met long ago and has hidden from all but those it knows is a name, and no more: nothing leads to it.
    others = [other for other in others if is_visible_to_known(request.known, other)]
    if organization.is_convenor or not others:
        return []
    speaks = organization.pk in spoken_for(request.memberships)
    obstacles = obstacles_to_asking(organization, others)
    ours, theirs = _taps(event, organization, others)
    introduced = _introduced_at(event, organization, others)
    found = []
    for other in others:
        pair = _Pair(
            event=event,
            organization=organization,
            other=other,
            obstacle=obstacles[other.pk],
            tap=ours.get(other.pk),
            their_tap=theirs.get(other.pk),
            is_introduced=other.pk in introduced,
            speaks=speaks,
            user=request.user,
        )
        found.append(pair.noting() if takes_taps(event) else pair.asking())
    return found


def _taps(
    event: Event, organization: Organization, others: list[Organization]
) -> tuple[dict[int, EventTap], dict[int, EventTap]]:
    """What ``organization`` has noted of ``others``, and what these have noted of it."""
    pairs = Q(organization=organization, other__in=others) | Q(organization__in=others, other=organization)
    taps = EventTap.objects.filter(pairs, event=event).select_related("met_by", "talk_on_by")
    ours, theirs = {}, {}
    for tap in taps:
        if tap.organization_id == organization.pk:
            ours[tap.other_id] = tap
        else:
            theirs[tap.organization_id] = tap
    return ours, theirs


def _introduced_at(event: Event, organization: Organization, others: list[Organization]) -> set[int]:
    """With which of ``others`` a thread came of an introduction at ``event``."""
    pairs = Q(first=organization, second__in=others) | Q(first__in=others, second=organization)
    rows = Introduction.objects.filter(pairs, event=event, collaboration__isnull=False)
    return {pk for pair in rows.values_list("first_id", "second_id") for pk in pair if pk != organization.pk}


@dataclass
class _Pair:
    """What is known of the two, and what follows from it."""

    event: Event
    organization: Organization
    other: Organization
    obstacle: Obstacle | None
    tap: EventTap | None
    their_tap: EventTap | None
    is_introduced: bool
    speaks: bool
    user: object

    @property
    def why(self) -> Why | None:
        return self.obstacle.why if self.obstacle is not None else None

    def asking(self) -> Actions:
        """Before the event and long after it: ask, or what there is in place of asking."""
        found = Actions(self.other)
        if self.obstacle is None:
            if self.speaks:
                found.links.append(self._ask())
        elif self.speaks or self.why in {Why.TOGETHER, Why.THEY_ASKED, Why.ASKED}:
            found.links.append(self._instead(self.obstacle))
        return found

    def noting(self) -> Actions:
        """At the event and for some time after it: note that they met, and what has come of it."""
        found = Actions(self.other)
        if self.why == Why.UNSEEN:
            return self.asking()
        self._say(found)
        if self.tap is not None and not self.tap.is_confirmed:
            found.confirms = self.tap.marks[0] if self.speaks else ""
            found.drops = self.speaks
            found.takes_back = not self.speaks
        elif self.tap is not None:
            found.takes_back = self.speaks and not self.is_introduced
        if self.obstacle is not None and self.why != Why.WAIT:
            found.links.append(self._instead(self.obstacle))
        elif self.obstacle is None and self.speaks and (self.is_introduced or self._is_said()):
            # They were introduced and have parted, or asked and were refused long ago: words are needed now.
            found.links.append(self._ask())
        found.marks = self._open_marks()
        return found

    def _open_marks(self) -> list[EventTap.Mark]:
        """What is left to note. Two that are in a thread talk on already; a colleague adds nothing to what a
        representative stands behind."""
        if self.is_introduced or (self._is_said() and not self.speaks):
            return []
        wanted = [MET] if self.why == Why.TOGETHER else [MET, TALK_ON]
        noted = self.tap.marks if self.tap is not None else []
        return [mark for mark in wanted if mark not in noted]

    def _is_said(self) -> bool:
        """Whether one's own organization has noted it, with a representative behind it."""
        return self.tap is not None and self.tap.is_confirmed

    def _say(self, found: Actions) -> None:
        if self.why == Why.THEY_ASKED and not self._is_said():
            found.says.append(self._they_asked(self.obstacle))
        if self.is_introduced and self.why == Why.TOGETHER:
            found.says.append(_("You are introduced."))
            return
        if self.tap is not None:
            self._say_noted(found, self.tap)
        if self.why == Why.WAIT:
            again = {"date": format_date(self.obstacle.again)}
            found.says.append(_("You can ask them again from %(date)s.") % again)

    def _say_noted(self, found: Actions, tap: EventTap) -> None:
        if not tap.is_confirmed:
            found.says += who_noted(tap, self.user)
            if not self.speaks:
                found.says.append(_("It waits for a representative of your organization."))
            return
        found.says.append(yours()["both" if len(tap.marks) == 2 else tap.marks[0]])
        if self.why == Why.ASKED:
            found.says.append(_("They are asked."))

    def _they_asked(self, obstacle: Obstacle) -> str:
        request = obstacle.request
        if not request.is_from_tap or request.event_id != self.event.pk or self.their_tap is None:
            if self.speaks:
                return _("They asked to be introduced. A tap says yes to them.")
            return _("They asked to be introduced.")
        if self.their_tap.marks == [TALK_ON]:
            if self.speaks:
                return _("They would like to talk on. A tap says yes to them.")
            return _("They would like to talk on.")
        if self.speaks:
            return _("They note that you met. A tap says yes to them.")
        return _("They note that you met.")

    def _ask(self) -> PanelAction:
        url = reverse("collaborations:ask", args=[self.other.slug])
        if not is_asked_at(self.event):
            return PanelAction(_("Ask for an introduction"), url)
        return PanelAction(_("Ask for a conversation"), f"{url}?event={self.event.slug}", is_primary=True)

    def _instead(self, obstacle: Obstacle) -> PanelAction:
        """What there is in place of asking."""
        if obstacle.thread is not None:
            return PanelAction(_("Open our collaboration"), obstacle.thread.get_absolute_url())
        if obstacle.request is None:
            url = reverse("members:edit_visibility", args=[self.organization.slug])
            return PanelAction(_("To ask for an introduction, let them see your organization"), url)
        url = reverse("collaborations:introduction", args=[obstacle.request.public_id])
        if obstacle.why == Why.WAIT:
            words = _("You can ask again from %(date)s") % {"date": format_date(obstacle.again)}
            return PanelAction(words, url)
        if obstacle.why == Why.ASKED:
            return PanelAction(_("See your request"), url)
        if self.speaks:
            return PanelAction(_("Answer their request"), url, is_primary=True)
        return PanelAction(_("See their request"), url)
