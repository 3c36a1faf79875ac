"""Organizations with their people, and what they say of themselves."""

from __future__ import annotations

import datetime

from django.utils import timezone

from cop_portal.translations.texts import write_original
from members.actions import confirming, invitations, knowledge, memberships, organizations, translations
from members.models import Governorate, Invitation, Membership, Organization, Role, Topic, User
from members.search.text import update_search

from .clock import date_of, date_or_none
from .data import MORE_PROJECTS, ORGANIZATIONS, STANDING
from .data.shape import Member, Someone, Standing, Want, Words
from .load_people import make_user
from .load_standing import describe_standing, leave_behind, pass_grants_on
from .wording import add_translations, original, translations_of


@confirming.saves_confirm_nothing()
def load_organizations(*, by: User) -> None:
    """Make every organization; ``by`` is staff."""
    topics = {topic.slug: topic for topic in Topic.objects.select_related("theme")}
    places = {place.code.removeprefix("IQ-"): place for place in Governorate.objects.all()}
    for member in ORGANIZATIONS:
        organization = _create(member, places, by)
        for someone in member.people:
            _bring_in(someone, organization, by)
        if member.invited:
            _invite_long_ago(organization, *member.invited, by)
            continue
        if not member.people:
            # The convenor has no representative: its staff sign in to the desk.
            _write_mission_of_the_convenor(organization, member.mission)
            continue
        speaker = _speaker(organization)
        _describe(member, organization, places, speaker)
        _say_what_it_knows(member, organization, topics, places, speaker)
        leave_behind(organization, member.mission, speaker)
        describe_standing(member, organization, places, speaker)
    pass_grants_on(by=by)


def _create(member: Member, places: dict[str, Governorate], by: User) -> Organization:
    name_en, name_ar, name_ckb = member.names
    short_en, short_ar, short_ckb = member.short
    return organizations.create_organization(
        by=by,
        slug=member.slug,
        name_en=name_en,
        name_ar=name_ar,
        name_ckb=name_ckb,
        short_name_en=short_en,
        short_name_ar=short_ar,
        short_name_ckb=short_ckb,
        acronym=member.acronym,
        kind=member.kind,
        grant_role=member.grant_role,
        languages=member.languages,
        governorates=[places[code] for code in member.governorates],
        visibility=member.visibility,
        member_since=date_of(member.member_since),
        email=member.email,
        phone=member.phone,
        website=member.website,
    )


def _bring_in(someone: Someone, organization: Organization, by: User) -> None:
    user = make_user(someone.email, someone.name, someone.language)
    role = Role.REPRESENTATIVE if someone.representative else Role.COLLEAGUE
    memberships.add_member(
        organization=organization,
        user=user,
        role=role,
        position=someone.position,
        by=by,
        on=organization.member_since,
    )
    if someone.phone:
        Membership.objects.filter(user=user).update(phone=someone.phone)


def _speaker(organization: Organization) -> User:
    return organization.memberships.filter(role=Role.REPRESENTATIVE).earliest("pk").user


def _write_mission_of_the_convenor(organization: Organization, mission: Words | None) -> None:
    language, text = original(mission)
    write_original(organization.texts, "mission", text, language)
    add_translations(organization.texts, "mission", mission)
    update_search(organization)


def _describe(member: Member, organization: Organization, places: dict[str, Governorate], by: User) -> None:
    language, mission = original(member.mission)
    organizations.edit_about(
        organization=organization,
        by=by,
        mission=mission,
        language=language,
        languages=member.languages,
        governorates=[places[code] for code in member.governorates],
    )
    organizations.edit_contact(
        organization=organization,
        by=by,
        email=member.email,
        email_audience=member.email_audience,
        phone=member.phone,
        phone_audience="partners",
        website=member.website,
        website_audience=member.website_audience,
    )
    _translate(organization, "mission", member.mission, by)


def _translate(owner, field: str, texts: Words | None, by: User) -> None:
    for language, text, origin in translations_of(texts):
        translations.translate(owner=owner, texts={field: text}, language=language, by=by, origin=origin)


def _say_what_it_knows(
    member: Member,
    organization: Organization,
    topics: dict[str, Topic],
    places: dict[str, Governorate],
    by: User,
) -> None:
    for offer in member.offers:
        language, shares = original(offer.shares)
        expertise = knowledge.save_expertise(
            organization=organization,
            by=by,
            topic=topics[offer.topic],
            band=offer.band,
            shares=shares,
            language=language,
        )
        _translate(expertise, "shares", offer.shares, by)
    urgencies = STANDING.get(member.slug, Standing()).urgencies
    for want in member.wants:
        _ask(want, organization, topics[want.topic], urgencies.get(want.topic, "any_time"), by)
    for work in (*member.projects, *MORE_PROJECTS.get(member.slug, ())):
        language, title = original(work.title)
        summary_language, summary = original(work.summary)
        # One language a form: a summary in another than the title's follows as its translation would.
        project = knowledge.save_project(
            organization=organization,
            by=by,
            title=title,
            summary=summary if summary_language == language else "",
            language=language,
            starts_on=date_of(work.starts),
            ends_on=date_or_none(work.ends),
            topics=[topics[slug] for slug in work.topics],
            governorates=[places[code] for code in work.governorates],
            target_groups=work.target_groups,
            donor=work.donor,
            grant_number=work.grant_number,
        )
        _translate(project, "title", work.title, by)
        if summary_language == language:
            _translate(project, "summary", work.summary, by)
        else:
            write_original(project.texts, "summary", summary, summary_language)
            update_search(organization)


def _ask(want: Want, organization: Organization, topic: Topic, urgency: str, by: User) -> None:
    """What it wants to learn; a question that was put otherwise at first is saved as it was, and then as it is."""
    for texts in (want.earlier, want.question) if want.earlier else (want.question,):
        language, question = original(texts)
        need = knowledge.save_need(
            organization=organization,
            by=by,
            topic=topic,
            audience=want.audience,
            urgency=urgency,
            question=question,
            language=language,
        )
        _translate(need, "question", texts, by)


def _invite_long_ago(organization: Organization, email: str, name: str, days: int, by: User) -> None:
    """An invitation that has run out. Invitations are always made now, so its days are moved back afterwards."""
    invitation = invitations.invite(
        kind=Invitation.Kind.REPRESENTATIVE,
        email=email,
        by=by,
        organization=organization,
        name=name,
        language="ar",
    )
    sent = timezone.now() - datetime.timedelta(days=days)
    lifetime = invitation.expires_at - invitation.created_at
    Invitation.objects.filter(pk=invitation.pk).update(
        created_at=sent, sent_at=sent, expires_at=sent + lifetime
    )
