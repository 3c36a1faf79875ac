"""Addresses of members: accounts and invitations, then the directory."""

from django.urls import path

from .views import (
    accounts,
    acting,
    confirm,
    directory,
    drafts,
    edit,
    edit_identity,
    edit_knowledge,
    hide,
    history,
    invitations,
    mails,
    people,
    printing,
    profile,
    translate,
)

app_name = "members"

ORGANIZATION = "organizations/<slug:slug>/"
PEOPLE = f"{ORGANIZATION}people/"
EDIT = f"{ORGANIZATION}edit/"
TRANSLATIONS = f"{EDIT}translations/"
TRANSLATION = f"{TRANSLATIONS}<slug:kind>/<slug:key>/<slug:language>/"

urlpatterns = [
    # Accounts and invitations
    path("accounts/", accounts.account, name="account"),
    path("accounts/2fa/totp/code.svg", accounts.totp_qr, name="totp_qr"),
    path("accounts/mails/", mails.mail_choices, name="mail_choices"),
    path("mails/<str:token>/<slug:frequency>/", mails.mail_choice, name="mail_choice"),
    path("act-for/", acting.act_for, name="act_for"),
    path("invitations/lost/", invitations.lost_invitation, name="lost_invitation"),
    path("invitations/lost/sent/", invitations.lost_invitation_sent, name="lost_invitation_sent"),
    path("invitations/<str:token>/", invitations.invitation, name="invitation"),
    path(PEOPLE, people.people, name="people"),
    path(f"{PEOPLE}invite/", people.invite, name="invite"),
    path(f"{PEOPLE}invitations/<uuid:public_id>/resend/", people.resend, name="resend_invitation"),
    path(f"{PEOPLE}invitations/<uuid:public_id>/withdraw/", people.withdraw, name="withdraw_invitation"),
    path(f"{PEOPLE}<int:membership_id>/end/", people.end, name="end_membership"),
    path(f"{PEOPLE}<int:membership_id>/role/", people.change_role, name="change_role"),
    # The directory
    path("organizations/", directory.directory, name="directory"),
    path(ORGANIZATION, profile.profile, name="profile"),
    path(f"{ORGANIZATION}logo/", profile.logo, name="logo"),
    path(
        f"{ORGANIZATION}registrations/<uuid:public_id>/file/",
        profile.registration_file,
        name="registration_file",
    ),
    path("still-true/", confirm.still_true_ours, name="still_true_ours"),
    path(f"{ORGANIZATION}history/", history.history, name="history"),
    path(f"{ORGANIZATION}print/", printing.print_profile, name="print"),
    path(EDIT, edit.edit, name="edit"),
    path(f"{EDIT}drafts/<str:form>/", drafts.draft, name="draft"),
    path(f"{EDIT}about/", edit.edit_about, name="edit_about"),
    path(f"{EDIT}contact/", edit.edit_contact, name="edit_contact"),
    path(f"{EDIT}who-sees-us/", edit.edit_visibility, name="edit_visibility"),
    path(f"{EDIT}confirm/", confirm.confirm, name="confirm"),
    path(f"{EDIT}still-true/", confirm.still_true, name="still_true"),
    path(f"{EDIT}still-true/<slug:part>/", confirm.confirm_section, name="confirm_section"),
    path(f"{EDIT}hide/", hide.hide_now, name="hide_now"),
    path(f"{EDIT}hidden/", hide.hidden, name="hidden"),
    path(f"{EDIT}show-again/", hide.show_again, name="show_again"),
    path(f"{EDIT}names/", edit_identity.edit_identity, name="edit_identity"),
    path(f"{EDIT}other-names/add/", edit_identity.add_other_name, name="add_other_name"),
    path(f"{EDIT}other-names/<uuid:public_id>/", edit_identity.change_other_name, name="change_other_name"),
    path(
        f"{EDIT}other-names/<uuid:public_id>/remove/",
        edit_identity.remove_other_name,
        name="remove_other_name",
    ),
    path(f"{EDIT}logo/", edit_identity.edit_logo, name="edit_logo"),
    path(f"{EDIT}logo/remove/", edit_identity.remove_logo, name="remove_logo"),
    path(f"{EDIT}offices/add/", edit_identity.add_office, name="add_office"),
    path(f"{EDIT}offices/<uuid:public_id>/", edit_identity.change_office, name="change_office"),
    path(f"{EDIT}offices/<uuid:public_id>/remove/", edit_identity.remove_office, name="remove_office"),
    path(
        f"{EDIT}registrations/<uuid:public_id>/file/",
        edit_identity.edit_registration_file,
        name="edit_registration_file",
    ),
    path(
        f"{EDIT}registrations/<uuid:public_id>/file/remove/",
        edit_identity.remove_registration_file,
        name="remove_registration_file",
    ),
    path(f"{EDIT}registrations/add/", edit.add_registration, name="add_registration"),
    path(f"{EDIT}registrations/<uuid:public_id>/", edit.change_registration, name="change_registration"),
    path(
        f"{EDIT}registrations/<uuid:public_id>/remove/", edit.remove_registration, name="remove_registration"
    ),
    path(TRANSLATIONS, translate.translations, name="translations"),
    path(TRANSLATION, translate.translate, name="translate"),
    path(f"{TRANSLATION}right/", translate.confirm_translation, name="confirm_translation"),
    path(f"{TRANSLATION}remove/", translate.remove_translation, name="remove_translation"),
    path(f"{EDIT}offers/add/", edit_knowledge.add_offer, name="add_offer"),
    path(f"{EDIT}offers/<slug:topic>/", edit_knowledge.change_offer, name="change_offer"),
    path(f"{EDIT}offers/<slug:topic>/remove/", edit_knowledge.remove_offer, name="remove_offer"),
    path(f"{EDIT}needs/add/", edit_knowledge.add_need, name="add_need"),
    path(f"{EDIT}needs/<slug:topic>/", edit_knowledge.change_need, name="change_need"),
    path(f"{EDIT}needs/<slug:topic>/remove/", edit_knowledge.remove_need, name="remove_need"),
    path(f"{EDIT}projects/add/", edit_knowledge.add_project, name="add_project"),
    path(f"{EDIT}projects/<uuid:public_id>/", edit_knowledge.change_project, name="change_project"),
    path(f"{EDIT}projects/<uuid:public_id>/remove/", edit_knowledge.remove_project, name="remove_project"),
]
