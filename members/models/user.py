"""Somebody with an account, who signs in with an e-mail address."""

from django.contrib.auth.models import AbstractBaseUser, BaseUserManager, PermissionsMixin
from django.db import models
from django.db.models.functions import Lower
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from cop_portal.translations.texts import TextLanguage


class UserManager(BaseUserManager["User"]):
    """Makes users with an e-mail address; addresses are kept in lower case."""

    def create_user(self, email: str, password: str | None = None, **fields) -> "User":
        """A user who may sign in with ``email``; without a password only a reset gives one."""
        if not email:
            raise ValueError("a user needs an e-mail address")
        user = self.model(email=email.strip().lower(), **fields)
        user.set_password(password)
        user.save(using=self._db)
        return user

    def create_superuser(self, email: str, password: str | None = None, **fields) -> "User":
        """The first account of a portal: makes staff and observers, reads no more of the parties' own than staff."""
        return self.create_user(email, password, is_staff=True, is_superuser=True, **fields)

    def get_by_natural_key(self, username: str | None) -> "User":
        return self.get(email=(username or "").strip().lower())


class User(AbstractBaseUser, PermissionsMixin):
    """A person with an account. Erasing a person blanks name and address and keeps the row."""

    email = models.EmailField(_("e-mail address"), unique=True)
    name = models.CharField(
        _("name"), max_length=150, help_text=_("As you sign papers and introduce yourself.")
    )
    language = models.CharField(
        _("language"), max_length=3, choices=TextLanguage.choices, default=TextLanguage.ENGLISH
    )
    is_staff = models.BooleanField(
        _("staff"), default=False, help_text=_("Staff of Search for Common Ground, who use this admin.")
    )
    is_active = models.BooleanField(
        _("active"), default=True, help_text=_("Untick to lock the account without deleting anything.")
    )
    date_joined = models.DateTimeField(_("joined"), default=timezone.now)

    USERNAME_FIELD = "email"
    EMAIL_FIELD = "email"
    REQUIRED_FIELDS = ["name"]

    objects = UserManager()

    class Meta:
        ordering = ["name"]
        verbose_name = _("person")
        verbose_name_plural = _("people")
        constraints = [
            models.CheckConstraint(condition=models.Q(email=Lower("email")), name="user_email_is_lower_case"),
        ]

    def __str__(self) -> str:
        return self.name or self.email

    def get_full_name(self) -> str:
        return self.name

    def get_short_name(self) -> str:
        return self.name
