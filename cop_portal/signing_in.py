"""Settings of signing in: by invitation only, e-mail and password, an authenticator app beside it."""

# See members/adapters.py
AUTHENTICATION_BACKENDS = ["allauth.account.auth_backends.AuthenticationBackend"]
LOGIN_URL = "account_login"
LOGIN_REDIRECT_URL = "/"
ACCOUNT_LOGOUT_REDIRECT_URL = "/"
ACCOUNT_ADAPTER = "members.adapters.AccountAdapter"
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
# Whoever has an account got its invitation by mail; only a changed address is verified anew.
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_CHANGE_EMAIL = True
ACCOUNT_CONFIRM_EMAIL_ON_GET = False
ACCOUNT_EMAIL_CONFIRMATION_EXPIRE_DAYS = 3
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
ACCOUNT_EMAIL_NOTIFICATIONS = True
ACCOUNT_EMAIL_SUBJECT_PREFIX = ""
ACCOUNT_PREVENT_ENUMERATION = True
# Whoever finds an open session must not get the account: what takes it over asks for the password once more.
ACCOUNT_REAUTHENTICATION_REQUIRED = True
ACCOUNT_REAUTHENTICATION_TIMEOUT = 15 * 60
ACCOUNT_FORMS = {
    "login": "members.forms.accounts.SignInForm",
    "reauthenticate": "members.forms.accounts.ReauthenticateForm",
    "add_email": "members.forms.accounts.ChangeAddressForm",
    "change_password": "members.forms.accounts.ChangePasswordForm",
    "set_password": "members.forms.accounts.SetPasswordForm",
    "reset_password": "members.forms.accounts.ForgottenPasswordForm",
    "reset_password_from_key": "members.forms.accounts.NewPasswordForm",
}
ACCOUNT_RATE_LIMITS = {
    "login_failed": "10/m/ip,5/300s/key",
    "lost_invitation": "10/m/ip,3/300s/key",
    "invitation": "30/m/ip",
    "invite": "60/h/user",
    # Not each attempt: the mail would be a way to fill somebody's box, and names nothing that a second one adds.
    "address_change_told": "1/300s/user",
}
MFA_ADAPTER = "members.adapters.SecondFactorAdapter"
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "CoP Portal"
MFA_TOTP_TOLERANCE = 1
# Nobody can sign up with another's address, so an address being changed is no reason to refuse protection.
MFA_ALLOW_UNVERIFIED_EMAIL = True
MFA_FORMS = {
    "authenticate": "members.forms.accounts.SecondStepForm",
    "reauthenticate": "members.forms.accounts.SecondStepAgainForm",
    "activate_totp": "members.forms.accounts.ActivateAppForm",
    "deactivate_totp": "members.forms.accounts.DeactivateAppForm",
}
SESSION_COOKIE_AGE = 14 * 24 * 60 * 60
SESSION_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_SAMESITE = "Lax"
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
