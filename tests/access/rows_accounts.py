"""Accounts, invitations and people: who gets what. The party is WEO; its representative is Suzan."""

from __future__ import annotations

from tests.access.matrix import EVERYBODY, Row, who
from tests.access.world_accounts import TOKEN

SIGNED_IN = who("in", 200, 200, 200, 200, 200)
REDIRECTED = who("in", 302, 302, 302, 302, 302)
EVERYBODY_IS_REDIRECTED = who(302, 302, 302, 302, 302, 302)
ITS_REPRESENTATIVE_AND_STAFF = who("in", 404, 200, 404, 200, 404)
ITS_REPRESENTATIVE = who("in", 404, 200, 404, 404, 404)
ITS_REPRESENTATIVE_GOES_ON = who("in", 404, 302, 404, 404, 404)
NOTHING_HERE = who("in", 404, 404, 404, 404, 404)


def weo(world) -> list:
    return [world.cast.weo.slug]


def invitation(world) -> list:
    return [world.cast.weo.slug, world.invitation.public_id]


def membership(world) -> list:
    return [world.cast.weo.slug, world.colleague_membership.pk]


def of_weo(**data):
    return lambda world: {"acting_for": "weo", **data}


ROWS = [
    # One's own account
    Row("members:account", get=SIGNED_IN, post=REDIRECTED, data=lambda world: {"name": "A new name"}),
    Row(
        "members:act_for",
        post=who("in", 302, 302, 404, 404, 404),
        data=lambda world: {"organization": "weo"},
    ),
    Row("account_login", get=who(200, 302, 302, 302, 302, 302), post=who(200, 302, 302, 302, 302, 302)),
    Row("account_logout", get=who(302, 200, 200, 200, 200, 200), post=EVERYBODY_IS_REDIRECTED),
    Row("account_inactive", get=EVERYBODY),
    Row("account_signup", get=EVERYBODY, post=EVERYBODY),
    Row("account_reauthenticate", get=SIGNED_IN, post=SIGNED_IN),
    Row("account_email", get=SIGNED_IN, post=REDIRECTED),
    Row("account_email_verification_sent", get=EVERYBODY),
    Row("account_confirm_email", args=lambda world: ["never-was"], get=EVERYBODY, post=who(*[404] * 6)),
    Row("account_change_password", get=SIGNED_IN, post=SIGNED_IN),
    Row("account_set_password", get=REDIRECTED, post=REDIRECTED),
    Row("account_reset_password", get=EVERYBODY, post=EVERYBODY),
    Row("account_reset_password_done", get=EVERYBODY),
    Row(
        "account_reset_password_from_key",
        args=lambda world: ["1", "set-password"],
        get=EVERYBODY,
        post=EVERYBODY,
    ),
    Row("account_reset_password_from_key_done", get=EVERYBODY),
    # The second step: without an app there is nothing but setting it up, which asks for the password first
    Row("mfa_index", get=SIGNED_IN),
    Row("mfa_authenticate", get=REDIRECTED, post=REDIRECTED),
    Row("mfa_reauthenticate", get=REDIRECTED, post=REDIRECTED),
    Row("mfa_activate_totp", get=REDIRECTED, post=REDIRECTED),
    Row("mfa_deactivate_totp", get=NOTHING_HERE, post=NOTHING_HERE),
    Row("mfa_view_recovery_codes", get=NOTHING_HERE),
    Row("mfa_generate_recovery_codes", get=REDIRECTED, post=REDIRECTED),
    Row("mfa_download_recovery_codes", get=NOTHING_HERE),
    Row("members:totp_qr", get=NOTHING_HERE),
    # The desk's own way in and out
    Row("admin_login", get=who("in", 404, 404, 404, 302, 404), post=who("in", 404, 404, 404, 302, 404)),
    Row("admin_logout", post=EVERYBODY_IS_REDIRECTED),
    Row("admin_password_change", get=EVERYBODY_IS_REDIRECTED),
    # Language
    Row("home:language", post=EVERYBODY_IS_REDIRECTED, data=lambda world: {"language": "ar"}),
    # Invitations
    Row("members:lost_invitation", get=EVERYBODY, post=EVERYBODY),
    Row("members:lost_invitation_sent", get=EVERYBODY),
    Row("members:invitation", args=lambda world: [TOKEN], get=EVERYBODY, post=EVERYBODY),
    Row(
        "members:invitation",
        args=lambda world: ["never-was"],
        get=who(*[404] * 6),
        post=who(*[404] * 6),
        label="that cannot be used",
    ),
    # People
    Row("members:people", args=weo, get=ITS_REPRESENTATIVE_AND_STAFF),
    Row("members:invite", args=weo, get=ITS_REPRESENTATIVE, post=ITS_REPRESENTATIVE, data=of_weo()),
    Row(
        "members:invite",
        args=weo,
        post=ITS_REPRESENTATIVE_GOES_ON,
        data=of_weo(email="x@new.example", kind="colleague", language="en"),
        label="somebody",
    ),
    Row("members:resend_invitation", args=invitation, post=ITS_REPRESENTATIVE_GOES_ON, data=of_weo()),
    Row("members:withdraw_invitation", args=invitation, post=ITS_REPRESENTATIVE_GOES_ON, data=of_weo()),
    Row(
        "members:end_membership",
        args=membership,
        get=ITS_REPRESENTATIVE,
        post=ITS_REPRESENTATIVE_GOES_ON,
        data=of_weo(),
    ),
    Row(
        "members:change_role",
        args=membership,
        get=ITS_REPRESENTATIVE,
        post=ITS_REPRESENTATIVE_GOES_ON,
        data=of_weo(role="representative"),
    ),
]
