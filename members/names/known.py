"""What organizations are known by, loaded once and asked many times: for ``members.recognition`` alone.

Rows are read as plain values, the forms of names are kept by the process, and nothing of the text that is asked about
goes to the database: any text will do.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property

from django.db.models import QuerySet, TextChoices
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.names import CONTENT_LANGUAGES
from members.models import Audience, Membership, Organization, OtherName, Registration
from members.registrations import plain_number

from .domains import domain_of_address, domain_of_site, plain_domain
from .forms import NameForm, initials, name_form


class Reason(TextChoices):
    """By what an organization was recognized."""

    NAME = "name", _("its name")
    SHORT_NAME = "short_name", _("its short name")
    ACRONYM = "acronym", _("its acronym")
    FORMER_NAME = OtherName.Kind.FORMER_NAME.value, _("a name it had before")
    FORMER_ACRONYM = OtherName.Kind.FORMER_ACRONYM.value, _("an acronym it had before")
    OTHER_NAME = OtherName.Kind.OTHER_NAME.value, _("another name of it")
    REGISTRATION = "registration", _("its registration number")
    ADDRESS = "address", _("an e-mail address of it")
    DOMAIN = "domain", _("the domain of its e-mail address or website")
    INITIALS = "initials", _("the first letters of its name")
    PART = "part", _("a part of its name")
    SPELLING = "spelling", _("a name that is written alike")


ACRONYMS = {Reason.ACRONYM, Reason.FORMER_ACRONYM}

# A name: whose it is, what it is to them, and how it is compared.
Named = tuple[int, Reason, NameForm]

_NAMES = [f"name_{language}" for language in CONTENT_LANGUAGES]
_SHORT_NAMES = [f"short_name_{language}" for language in CONTENT_LANGUAGES]


class KnownNames:
    """What the organizations of ``organizations`` are known by.

    ``for_staff``: with what only staff may read, the addresses of people, and addresses and websites that are for
    partners or staff; a member would else learn whose one is by asking.
    """

    def __init__(self, organizations: QuerySet[Organization], *, for_staff: bool) -> None:
        self.organizations = organizations
        self.for_staff = for_staff

    @cached_property
    def _rows(self) -> list[tuple]:
        columns = (
            "pk",
            "acronym",
            "email",
            "email_audience",
            "website",
            "website_audience",
            *_SHORT_NAMES,
            *_NAMES,
        )
        return list(self.organizations.order_by().values_list(*columns))

    @cached_property
    def _other_names(self) -> list[tuple[int, str, str]]:
        rows = OtherName.objects.filter(organization__in=self._own()).order_by()
        return list(rows.values_list("organization_id", "kind", "name"))

    def _own(self) -> QuerySet:
        return self.organizations.order_by().values("pk")

    def _all_names(self) -> Iterator[tuple[int, Reason, str]]:
        for pk, acronym, _email, _email_for, _website, _website_for, *names in self._rows:
            yield pk, Reason.ACRONYM, acronym
            for name in names[3:]:
                yield pk, Reason.NAME, name
            for name in names[:3]:
                yield pk, Reason.SHORT_NAME, name
        for pk, kind, name in self._other_names:
            yield pk, Reason(kind), name

    @cached_property
    def forms(self) -> list[Named]:
        """Each name with its form."""
        named = ((pk, reason, name_form(name)) for pk, reason, name in self._all_names() if name)
        return [(pk, reason, form) for pk, reason, form in named if form.whole]

    @cached_property
    def by_name(self) -> dict[str, list[Named]]:
        """Whose a name is, by all of its words and by those that say which body it is."""
        known: dict[str, list[Named]] = defaultdict(list)
        for named in self.forms:
            _pk, reason, form = named
            known[form.whole].append(named)
            if form.core and form.core != form.whole and reason not in ACRONYMS:
                known[form.core].append(named)
        return known

    @cached_property
    def kinds(self) -> dict[int, frozenset[str]]:
        """What kinds of body each says it is, in any of its names."""
        known: dict[int, frozenset[str]] = defaultdict(frozenset)
        for pk, _reason, form in self.forms:
            known[pk] |= form.kinds
        return known

    @cached_property
    def by_initials(self) -> dict[str, set[int]]:
        """Whose name begins its words with these letters."""
        known: dict[str, set[int]] = defaultdict(set)
        for pk, *_rest, name_en, _name_ar, _name_ckb in self._rows:
            for acronym in initials(name_en):
                known[acronym].add(pk)
        return known

    @cached_property
    def spellings(self) -> dict[str, set[int]]:
        """The names that a misspelled one is compared with: whole, and without the words that many share, as one word
        and by its words in order of letters."""
        known: dict[str, set[int]] = defaultdict(set)
        for pk, reason, form in self.forms:
            if form.core and reason not in ACRONYMS:
                for written in (form.whole, form.core, form.in_order_of_letters):
                    known[written].add(pk)
        return known

    @cached_property
    def by_number(self) -> dict[str, set[int]]:
        """Whose a registration's number is; two authorities may have given the same one."""
        known: dict[str, set[int]] = defaultdict(set)
        rows = Registration.objects.filter(organization__in=self._own()).order_by()
        for pk, number in rows.values_list("organization_id", "number"):
            known[plain_number(number)].add(pk)
        return known

    @cached_property
    def by_address(self) -> dict[str, set[int]]:
        """Whose an e-mail address is, in small letters."""
        known: dict[str, set[int]] = defaultdict(set)
        for pk, address in self._addresses:
            known[address.lower()].add(pk)
        return known

    @cached_property
    def by_domain(self) -> dict[str, set[int]]:
        """Whose a domain is: of addresses and websites, public providers and platforms left out."""
        known: dict[str, set[int]] = defaultdict(set)
        sites = (
            (pk, domain_of_site(website))
            for pk, _acronym, _email, _email_for, website, audience, *_names in self._rows
            if self._may_tell(audience)
        )
        addresses = ((pk, domain_of_address(address)) for pk, address in self._addresses)
        for pk, domain in (*sites, *addresses):
            if domain:
                known[plain_domain(domain)].add(pk)
        return known

    @cached_property
    def _addresses(self) -> list[tuple[int, str]]:
        own = [
            (pk, email)
            for pk, _acronym, email, audience, *_rest in self._rows
            if email and self._may_tell(audience)
        ]
        return [*own, *self._addresses_of_people()]

    def _may_tell(self, audience: str) -> bool:
        return self.for_staff or audience == Audience.MEMBERS

    def _addresses_of_people(self) -> Iterable[tuple[int, str]]:
        if not self.for_staff:
            return []
        people = Membership.objects.filter(organization__in=self._own(), until__isnull=True).order_by()
        return people.values_list("organization_id", "user__email")
