"""Staff are told that a stored file is damaged: that something waits, and not which."""

from __future__ import annotations

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from cop_portal.documents.models import DamagedFile
from cop_portal.documents.trouble import open_alarms
from cop_portal.mail import absolute, run_later, send_mail_to
from members.models import User


def tell_staff(damage: DamagedFile) -> None:
    """Called with each new alarm. A disk that loses a thousand files is one mail: as long as another alarm is open,
    the page that staff were sent to shows the new one too."""
    if not open_alarms().exclude(pk=damage.pk).exists():
        run_later(mail_staff)


def mail_staff() -> None:
    """To each of Search's staff: a stored file is damaged or missing."""
    for user in User.objects.filter(is_active=True, is_staff=True).order_by("pk"):
        send_mail_to(
            user,
            _("A stored file needs your attention"),
            template="emails/something_waits.txt",
            context={
                "person": user,
                "sentence": _(
                    "A file on the CoP Portal is damaged or missing. Please ask whoever runs the server to bring it "
                    "back from a backup; the page says which file it is."
                ),
                "address": absolute(reverse("home:stored_files")),
            },
        )
