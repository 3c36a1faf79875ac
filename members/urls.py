"""Addresses of members: accounts and invitations, then the directory."""

from django.urls import path

from .views import accounts, acting, directory, edit, edit_knowledge, invitations, people, profile

app_name = "members"

ORGANIZATION = "organizations/<slug:slug>/"
PEOPLE = f"{ORGANIZATION}people/"
EDIT = f"{ORGANIZATION}edit/"

urlpatterns = [
    # Accounts and invitations
    path("accounts/", accounts.account, name="account"),
    path("accounts/2fa/totp/code.svg", accounts.totp_qr, name="totp_qr"),
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
    path(EDIT, edit.edit, name="edit"),
    path(f"{EDIT}about/", edit.edit_about, name="edit_about"),
    path(f"{EDIT}who-sees-us/", edit.edit_visibility, name="edit_visibility"),
    path(f"{EDIT}confirm/", edit.confirm, name="confirm"),
    path(f"{EDIT}registrations/add/", edit.add_registration, name="add_registration"),
    path(f"{EDIT}registrations/<uuid:public_id>/", edit.change_registration, name="change_registration"),
    path(
        f"{EDIT}registrations/<uuid:public_id>/remove/", edit.remove_registration, name="remove_registration"
    ),
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
