"""Search staff's desk: Django's admin, arranged as a convenor thinks, with the portal's own way in.

Only the rooms' models are on it. Packages register their own (accounts, second factors, tasks, groups); the desk
leaves them out: people's second factors and mails are nobody's reading, and groups are kept by the portal.
"""

from __future__ import annotations

from typing import Any

from django.contrib.admin import AdminSite
from django.contrib.admin.apps import AdminConfig
from django.contrib.admin.views.autocomplete import AutocompleteJsonView
from django.http import Http404, HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.history import changed_by

ROOMS = ("members", "events", "collaborations")

# The front page: what a convenor does most comes first. Models are named as Django names them; one that is missing
# here is shown at the end, so that nothing new can be forgotten.
SECTIONS = (
    ("events", _("Events"), ("events.Event", "events.Presence", "events.KeepApart")),
    (
        "members",
        _("Members"),
        ("members.Organization", "members.Membership", "members.User", "members.Registration"),
    ),
    ("invitations", _("Invitations"), ("members.Invitation",)),
    (
        "collaborations",
        _("Collaborations"),
        (
            "collaborations.Introduction",
            "collaborations.Suggestion",
            "collaborations.Collaboration",
            "collaborations.MemorandumOfUnderstanding",
            "collaborations.JointActivity",
            "members.Partnership",
            "members.Acquaintance",
        ),
    ),
    ("knowledge", _("What members know and do"), ("members.Expertise", "members.Need", "members.Project")),
    ("topics", _("Topics and places"), ("members.Theme", "members.Topic", "members.Governorate")),
)


class PortalAdminConfig(AdminConfig):
    """The admin as an app, with our site in place of Django's."""

    default_site = "cop_portal.home.admin_site.PortalAdminSite"


class PortalAdminSite(AdminSite):
    """The desk. Whoever is not staff finds nothing here: visitors are asked to sign in, others get a missing page.

    Signing in and out and passwords are the portal's own pages: ``cop_portal.urls`` puts them before Django's.
    """

    site_title = _("CoP Portal")
    site_header = _("CoP Portal, Search staff's desk")
    index_title = _("Search staff's desk")
    empty_value_display = "–"

    def __init__(self, name: str = "admin") -> None:
        super().__init__(name)
        # Rows end by their dates; what may be deleted is deleted one at a time, with its own page.
        self.disable_action("delete_selected")

    def register(self, model_or_iterable: Any, admin_class: Any = None, **options: Any) -> None:
        """Register the rooms' models; those of packages are left out."""
        models = model_or_iterable if isinstance(model_or_iterable, list | tuple) else [model_or_iterable]
        ours = [model for model in models if model._meta.app_label in ROOMS]
        if ours:
            super().register(ours, admin_class, **options)

    def admin_view(self, view: Any, cacheable: bool = False) -> Any:
        """As Django's, but a signed-in person who is not staff gets the answer of a page that does not exist."""
        inner = super().admin_view(view, cacheable)

        def staff_only(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if not request.user.is_authenticated:
                from members.decorators import sign_in_first

                return sign_in_first(request)
            if not self.has_permission(request):
                raise Http404
            if request.method != "POST":
                return inner(request, *args, **kwargs)
            # What the desk's own forms save has an author in the histories too, as what actions do.
            with changed_by(request.user, "desk"):
                return inner(request, *args, **kwargs)

        # What Django's wrapper carries (the mark that a view needs no CSRF check) must not get lost.
        for mark in ("csrf_exempt", "login_required"):
            if hasattr(inner, mark):
                setattr(staff_only, mark, getattr(inner, mark))
        return staff_only

    def autocomplete_view(self, request: HttpRequest) -> HttpResponse:
        """As Django's, but what no row can hold finds nothing."""
        return DeskAutocomplete.as_view(admin_site=self)(request)

    def get_app_list(self, request: HttpRequest, app_label: str | None = None) -> list[dict[str, Any]]:
        """The sections of the front page, with the models this person may see; of one app, as Django has it."""
        if app_label is not None:
            return super().get_app_list(request, app_label)
        models = {
            f"{app['app_label']}.{model['object_name']}": model
            for app in self._build_app_dict(request).values()
            for model in app["models"]
        }
        sections = [
            _section(key, name, [models.pop(label) for label in labels if label in models])
            for key, name, labels in SECTIONS
        ]
        sections.append(_section("other", _("Other"), list(models.values())))
        return [section for section in sections if section["models"]]


class DeskAutocomplete(AutocompleteJsonView):
    """What fits the letters that were typed, hidden organizations with their mark. The database refuses to look for the
    sign 0; no text holds it."""

    def process_request(self, request: HttpRequest) -> tuple[str, Any, Any, str]:
        term, *rest = super().process_request(request)
        return term.replace("\0", ""), *rest

    def serialize_result(self, obj: Any, to_field_name: str) -> dict[str, str]:
        from members.admin.widgets import label_in_choices

        return {**super().serialize_result(obj, to_field_name), "text": label_in_choices(obj)}


def _section(key: str, name: Any, models: list[dict[str, Any]]) -> dict[str, Any]:
    return {
        "name": name,
        "app_label": key,
        "app_url": f"{reverse('admin:index')}#{key}",
        "has_module_perms": True,
        "models": models,
    }
