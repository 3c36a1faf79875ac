"""What is on the desk, to the letter: the parties' own is not, and nothing gets there unnoticed."""

from __future__ import annotations

from django.apps import apps
from django.contrib import admin

from cop_portal.home.admin_site import SECTIONS

REGISTERED = {
    "members.Organization",
    "members.Registration",
    "members.User",
    "members.Membership",
    "members.Invitation",
    "members.Expertise",
    "members.Need",
    "members.Project",
    "members.Theme",
    "members.Topic",
    "members.Governorate",
    "members.Partnership",
    "members.Acquaintance",
    "events.Event",
    "events.EventSession",
    "events.Presence",
    "events.KeepApart",
    "collaborations.Introduction",
    "collaborations.Suggestion",
    "collaborations.Collaboration",
    "collaborations.MemorandumOfUnderstanding",
    "collaborations.JointActivity",
}
INLINE = {
    "members.OrganizationLanguage",
    "members.OtherName",
    "members.Office",
    "members.SubGrant",
    "members.Registration",
    "members.Expertise",
    "members.Need",
    "members.Membership",
    "members.Topic",
    "events.EventSession",
    "events.EventInvitation",
    "events.Slot",
    "events.Speaker",
    "collaborations.Introduction",
    "collaborations.Party",
    "collaborations.Rest",
}
# Texts are edited inside the pages of their owners.
TEXTS = {
    "members.OrganizationText",
    "members.ExpertiseText",
    "members.NeedText",
    "members.ProjectText",
    "events.EventText",
}
# Read on the page of the organization they belong to.
READ = {"members.SectionConfirmation"}
# Reached from the page of what they belong to: on no section of the front page.
BENEATH = {"events.EventSession"}
# Written and read by staff on the event's own pages: answers, people who came, pasted lists, files, pairing; and on
# the page of stored files.
ON_PAGES = {
    "events.Rsvp",
    "events.RsvpPerson",
    "events.PresentPerson",
    "events.AttendanceList",
    "events.EventFile",
    "events.Pairing",
    "events.PairingParticipant",
    "events.PairingMeeting",
    "collaborations.MouModelText",
    "documents.DamagedFile",
    "documents.LegalRemoval",
}
# What the parties write to each other and sign, what the portal writes for itself, and every history.
NEVER = {
    "members.SearchEntry",
    "members.SearchWords",
    "members.ProfileDraft",
    "members.StillTrueReminder",
    "members.DirectoryVersion",
    "members.MailChoice",
    "members.WaitingMail",
    "members.WeeklyMail",
    "collaborations.CollaborationText",
    "collaborations.FollowUpMeeting",
    "collaborations.MeetingParty",
    "collaborations.EventTap",
    "collaborations.SuggestionAnswer",
    "collaborations.SetAside",
    "collaborations.ComplementaryArea",
    "collaborations.AreaConfirmation",
    "collaborations.ActionPoint",
    "collaborations.ActionPointFile",
    "collaborations.ActionPointMove",
    "collaborations.ActivityFile",
    "collaborations.FollowUpSettings",
    "collaborations.JoiningConsent",
    "collaborations.JoiningProposal",
    "collaborations.MeetingShare",
    "collaborations.Nudge",
    "collaborations.NudgedPerson",
    "collaborations.ActivityParticipants",
    "collaborations.MouParty",
    "collaborations.MouVersion",
    "collaborations.MouCopy",
    "collaborations.Signature",
    "collaborations.SignatureTakenBack",
    "collaborations.MouPartyChange",
    "collaborations.Commitment",
    "collaborations.CommitmentProof",
    "collaborations.MouAgreement",
    "collaborations.MouPaper",
    "collaborations.MouReminder",
    "collaborations.MouReturn",
    "collaborations.MouRevision",
    "collaborations.MouSheet",
    "collaborations.MouTermination",
    "collaborations.MouText",
    "collaborations.MouWitness",
    "documents.Document",
    "documents.DocumentOpening",
    "documents.Erasure",
    "documents.SentFile",
}


def names(models) -> set[str]:
    return {model._meta.label for model in models}


def test_exactly_these_are_registered():
    assert names(admin.site._registry) == REGISTERED


def test_exactly_these_are_inlines():
    inlines = {inline.model for page in admin.site._registry.values() for inline in page.inlines}
    assert names(inlines) == INLINE


def test_every_model_of_ours_is_placed():
    """A new model fails here until somebody says whether the desk shows it."""
    ours = {
        model._meta.label
        for app in ("members", "events", "collaborations", "documents")
        for model in apps.get_app_config(app).get_models()
        if not hasattr(model, "pgh_tracked_model") and not model._meta.auto_created and not model._meta.proxy
    }
    histories = {name for name in ours if name.endswith("Event") and name != "events.Event"}
    assert ours - histories == REGISTERED | INLINE | TEXTS | READ | ON_PAGES | NEVER
    assert not histories & names(admin.site._registry)


def test_every_registered_model_is_in_a_section():
    placed = [label for _key, _name, labels in SECTIONS for label in labels]
    assert len(placed) == len(set(placed))
    assert set(placed) == REGISTERED - BENEATH


def test_no_page_shows_what_the_parties_wrote():
    """Not as a field, a column, a search or a filter either: what can be searched for can be guessed."""
    theirs = {
        "purpose",
        "title",
        "message",
        "answer_reason",
        "leave_note",
        "result",
        "notes",
        "texts",
        "shown_for",
    }
    for model, page in admin.site._registry.items():
        if model._meta.app_label != "collaborations" or model._meta.label == "collaborations.Event":
            continue
        said = [*page.fields, *page.list_display, *page.search_fields, *page.list_filter]
        for inline in page.inlines:
            said += inline.fields
        parts = {part for name in said for part in str(name).split("__")}
        assert not parts & theirs, f"{model._meta.label}: {parts & theirs}"


def test_columns_and_search_everywhere():
    for model, page in admin.site._registry.items():
        assert page.list_display != ("__str__",), model
        assert page.search_fields, model
        assert page.actions_on_top, model  # else Django's list has an inline style, which our policy refuses
