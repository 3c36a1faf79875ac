"""Which forms of a profile keep drafts, and what each is called: ``about``, ``offer`` (a new one), ``offer:legal-aid``.

``key_of(request.resolver_match)`` makes a form's key from its page's address; ``form_of(organization, key)`` finds it
again, and the row it was opened for. "Who sees us" is not among them: nobody should take a draft of it for the thing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from django.forms import BaseForm, FileField, MultiWidget
from django.urls import ResolverMatch, reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.texts import read
from members.forms.identity import IdentityForm, OfficeForm, OtherNameForm, RegistrationFileForm
from members.forms.knowledge import ExpertiseForm, NeedForm, ProjectForm
from members.forms.profile import AboutForm, ContactForm, RegistrationForm
from members.forms.translations import REVISION, TranslationForm
from members.models import Organization
from members.translations.page import task_title, thing_words
from members.translations.tasks import FIELDS, all_tasks

# The argument of a page's address that says which organization it is of; the others say which row.
ORGANIZATION = "slug"

Rows = Callable[[Organization], Mapping[str, Any]]


@dataclass(frozen=True)
class Kind:
    """A form of the profile. ``page`` is its page's URL for something new, or where there is one of it only.

    ``page_of_row`` is the page that changes one of ``rows``, which are found by what names them in its address.
    ``others`` are names of fields that ``form`` has only once it is made.
    """

    form: type[BaseForm]
    page: str = ""
    title: Any = ""
    page_of_row: str = ""
    title_of_row: Callable[[Any], str] = str
    rows: Rows | None = None
    name: Callable[[Any], str] = str
    others: frozenset[str] = frozenset()

    @property
    def fields(self) -> set[str]:
        """The names under which its fields are sent, without files."""
        return field_names(self.form) | self.others


def field_names(form: type[BaseForm]) -> set[str]:
    """The names under which the fields of a form are sent, without files."""
    names: set[str] = set()
    for name, field in form.base_fields.items():
        if isinstance(field, FileField):
            continue
        if isinstance(field.widget, MultiWidget):
            names |= {f"{name}{part}" for part in field.widget.widgets_names}
        else:
            names.add(name)
    return names


# -- rows -------------------------------------------------------------------------------------------------------------


def _offers(organization: Organization) -> Mapping[str, Any]:
    return {row.topic.slug: row for row in organization.expertise.select_related("topic")}


def _needs(organization: Organization) -> Mapping[str, Any]:
    return {row.topic.slug: row for row in organization.needs.select_related("topic")}


def _projects(organization: Organization) -> Mapping[str, Any]:
    return {str(row.public_id): row for row in organization.projects.prefetch_related("texts")}


def _registrations(organization: Organization) -> Mapping[str, Any]:
    return {str(row.public_id): row for row in organization.registrations.all()}


def _other_names(organization: Organization) -> Mapping[str, Any]:
    return {str(row.public_id): row for row in organization.known_as.all()}


def _offices(organization: Organization) -> Mapping[str, Any]:
    return {str(row.public_id): row for row in organization.offices.select_related("governorate")}


def _translations(organization: Organization) -> Mapping[str, Any]:
    return {f"{task.kind}:{task.key}:{task.language}": task for task in all_tasks(organization)}


def _topic(row: Any) -> str:
    return row.topic.name


def _title(project: Any) -> str:
    return str(read(project.texts.all(), "title") or "")


_TEXTS = {field for fields in FIELDS.values() for field in fields}

KINDS = {
    "about": Kind(AboutForm, "edit_about", _("About your organization")),
    "contact": Kind(ContactForm, "edit_contact", _("How to reach you")),
    "identity": Kind(IdentityForm, "edit_identity", _("Names, kind and size")),
    "name": Kind(
        OtherNameForm,
        "add_other_name",
        _("Add a former or another name"),
        "change_other_name",
        lambda row: str(_("Change a former or another name")),
        _other_names,
        lambda row: row.name,
    ),
    "office": Kind(
        OfficeForm,
        "add_office",
        _("Add an office"),
        "change_office",
        lambda row: str(_("Change an office")),
        _offices,
        lambda row: row.governorate.name,
    ),
    "offer": Kind(
        ExpertiseForm,
        "add_offer",
        _("Add what you can share"),
        "change_offer",
        lambda row: str(_("Change what you can share")),
        _offers,
        _topic,
    ),
    "need": Kind(
        NeedForm,
        "add_need",
        _("Add what you want to learn"),
        "change_need",
        lambda row: str(_("Change what you want to learn")),
        _needs,
        _topic,
    ),
    "project": Kind(
        ProjectForm,
        "add_project",
        _("Add a project"),
        "change_project",
        lambda row: str(_("Change a project")),
        _projects,
        _title,
    ),
    "registration": Kind(
        RegistrationForm,
        "add_registration",
        _("Add a registration"),
        "change_registration",
        lambda row: str(_("Change a registration")),
        _registrations,
        lambda row: row.number,
    ),
    "registration_file": Kind(
        RegistrationFileForm,
        page_of_row="edit_registration_file",
        title_of_row=lambda row: str(
            _("Change the file of a registration") if row.file_id else _("Add the file of a registration")
        ),
        rows=_registrations,
        name=lambda row: row.number,
    ),
    "translation": Kind(
        TranslationForm,
        page_of_row="translate",
        title_of_row=lambda task: task_title(task.language),
        rows=_translations,
        name=thing_words,
        others=frozenset(_TEXTS | {f"{REVISION}{field}" for field in _TEXTS}),
    ),
}
PAGES = {kind.page: name for name, kind in KINDS.items() if kind.page}
PAGES_OF_ROWS = {kind.page_of_row: name for name, kind in KINDS.items() if kind.page_of_row}


# -- forms ------------------------------------------------------------------------------------------------------------


@dataclass(frozen=True)
class DraftForm:
    """A form as it is opened: of which kind, and for which row (None for something new)."""

    key: str
    kind: Kind
    organization: Organization
    row: Any = None

    @property
    def title(self) -> str:
        """What its page is called."""
        return str(self.kind.title) if self.row is None else self.kind.title_of_row(self.row)

    @property
    def is_of_something_saved(self) -> bool:
        """Whether somebody else may save it meanwhile: not of something new, which is each person's own."""
        return self.row is not None or not self.kind.page_of_row

    @property
    def name(self) -> str:
        """What the row is called that it changes; empty for something new."""
        return "" if self.row is None else self.kind.name(self.row)

    @property
    def url(self) -> str:
        """Where it is opened."""
        _name, colon, reference = self.key.partition(":")
        if not colon:
            return reverse(f"members:{self.kind.page}", args=[self.organization.slug])
        return reverse(
            f"members:{self.kind.page_of_row}", args=[self.organization.slug, *reference.split(":")]
        )


def key_of(match: ResolverMatch | None) -> str:
    """The key of the form on the page of this address; empty where the page keeps no drafts."""
    if match is None or match.namespace != "members":
        return ""
    if match.url_name in PAGES:
        return PAGES[match.url_name]
    if match.url_name in PAGES_OF_ROWS:
        references = [str(value) for name, value in match.kwargs.items() if name != ORGANIZATION]
        return ":".join([PAGES_OF_ROWS[match.url_name], *references])
    return ""


def form_of(organization: Organization, key: str) -> DraftForm | None:
    """The form of a key; None where there is no such kind, or no such row of ``organization`` any more."""
    return next(iter(forms_of(organization, [key])), None)


def forms_of(organization: Organization, keys: Iterable[str]) -> list[DraftForm]:
    """The forms of several keys, in their order, without those that are gone; rows of a kind are asked for once."""
    rows: dict[str, Mapping[str, Any]] = {}
    found = []
    for key in keys:
        name, colon, reference = key.partition(":")
        kind = KINDS.get(name)
        if kind is None:
            continue
        if not colon and kind.page:
            found.append(DraftForm(key, kind, organization))
        elif colon and kind.rows is not None:
            if name not in rows:
                rows[name] = kind.rows(organization)
            if reference in rows[name]:
                found.append(DraftForm(key, kind, organization, rows[name][reference]))
    return found
