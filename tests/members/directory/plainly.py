"""The directory without an index, which the index must agree with."""

from __future__ import annotations

from django.db.models import Exists, OuterRef, Q

from cop_portal.dates import today
from members.complementarity import Taxonomy, knowledge_of, measure
from members.directory.order import name_order
from members.directory.reading import effective
from members.models import Expertise, Need, Organization, OrganizationLanguage, Project, Topic, User, WorksIn
from members.upkeep.freshness import freshness_condition
from members.visibility import organizations_visible_to, readable_by_audience


class Plainly:
    """The directory as one would write it without an index: a question to the database for each thing asked."""

    def __init__(self, user: User, acting_for: Organization | None, chosen: dict[str, list[str]]) -> None:
        self.user, self.acting_for, self.chosen = user, acting_for, chosen
        self.visible = organizations_visible_to(user).exclude(kind="convenor")

    def condition(self, facet: str, values: list[str]) -> Q:
        def any_row(rows) -> Q:
            return Q(Exists(rows.filter(organization=OuterRef("pk"))))

        if facet == "kind":
            return Q(kind__in=values)
        if facet == "women_led":
            return Q(is_women_led=True)
        if facet == "language":
            return any_row(OrganizationLanguage.objects.filter(language__in=values))
        if facet == "governorate":
            return any_row(WorksIn.objects.filter(governorate__code__in=values))
        if facet == "target_group":
            return any_row(Project.objects.filter(target_groups__overlap=values))
        found = Q(pk__in=[])
        if facet == "project_status":
            projects = [
                project.pk for project in Project.objects.all() if project.status_on(today()) in values
            ]
            return any_row(Project.objects.filter(pk__in=projects))
        if facet == "freshness":
            for value in values:
                found |= freshness_condition(value, today())
            return found
        named = Q(pk__in=[])
        for value in values:
            theme, mark, topic = value.partition(".")
            named |= Q(topic__slug=topic) if mark else Q(topic__theme__slug=theme)
        if facet == "shares":
            return any_row(Expertise.objects.filter(named))
        return any_row(Need.objects.filter(named).filter(readable_by_audience(self.user)))

    def found(self, leave_out: str = ""):
        rows = self.visible
        for facet, values in self.chosen.items():
            if values and facet != leave_out:
                rows = rows.filter(self.condition(facet, effective(facet, values)))
        return rows

    def joins(self, organization: Organization) -> int:
        if self.acting_for is None or organization == self.acting_for:
            return 0
        known = knowledge_of([organization.pk, self.acting_for.pk], self.user)
        taxonomy = Taxonomy.of(Topic.objects.select_related("theme"))
        return measure(known[self.acting_for.pk], known[organization.pk], taxonomy).count

    def in_order(self, order: str) -> list[str]:
        def key(organization: Organization):
            first: float = 0
            if order == "freshness":
                confirmed = organization.profile_confirmed_on
                first = -confirmed.toordinal() if confirmed else 0
            elif not order:
                first = -self.joins(organization)
            return first, name_order(organization.name_en), organization.pk

        return [organization.slug for organization in sorted(self.found(), key=key)]
