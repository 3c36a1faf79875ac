"""Each section has a day of its own, and what was there before histories began is where they start from."""

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.functions import TransactionNow
from django.db import migrations, models

SECTIONS = ("about", "offers", "needs", "projects", "contact", "registration")

TRACKED = (
    "Organization",
    "WorksIn",
    "OrganizationLanguage",
    "OrganizationText",
    "OtherName",
    "Office",
    "SubGrant",
    "Registration",
    "Expertise",
    "ExpertiseText",
    "Need",
    "NeedText",
    "Project",
    "ProjectTopic",
    "ProjectPlace",
    "ProjectText",
    "SectionConfirmation",
)


def give_sections_their_days(apps, schema_editor):
    """What was confirmed as a whole was confirmed in each of its sections; nobody kept who it was."""
    Organization = apps.get_model("members", "Organization")
    SectionConfirmation = apps.get_model("members", "SectionConfirmation")
    confirmed = Organization.objects.filter(profile_confirmed_on__isnull=False)
    SectionConfirmation.objects.bulk_create(
        (
            SectionConfirmation(organization=organization, section=section, confirmed_on=organization.profile_confirmed_on)
            for organization in confirmed.iterator()
            for section in SECTIONS
        ),
        batch_size=1000,
        ignore_conflicts=True,
    )
    # The triggers have written that down as if somebody had confirmed them now.
    apps.get_model("members", "SectionConfirmationEvent").objects.filter(
        pgh_created_at=TransactionNow(), pgh_context__isnull=True
    ).update(pgh_label="baseline")


def begin_histories(apps, schema_editor):
    """Of each row that no history knows yet, how it stands: the first change is then told as old and new."""
    quote = schema_editor.quote_name
    for name in TRACKED:
        model, event = apps.get_model("members", name), apps.get_model("members", f"{name}Event")
        columns = [quote(field.column) for field in event._meta.fields if not field.name.startswith("pgh_")]
        kept, read = list(columns), list(columns)
        if any(field.name == "pgh_obj" for field in event._meta.fields):
            kept.append(quote("pgh_obj_id"))
            read.append(quote("id"))
        schema_editor.execute(
            f"INSERT INTO {quote(event._meta.db_table)} (pgh_created_at, pgh_label, {', '.join(kept)}) "
            f"SELECT NOW(), 'baseline', {', '.join(read)} FROM {quote(model._meta.db_table)} AS row_now "
            f"WHERE NOT EXISTS (SELECT 1 FROM {quote(event._meta.db_table)} AS known WHERE known.id = row_now.id)"
        )


class Migration(migrations.Migration):

    dependencies = [
        ("members", "0008_directory_version"),
    ]

    operations = [
        migrations.AlterField(
            model_name="sectionconfirmation",
            name="confirmed_by",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AlterField(
            model_name="sectionconfirmationevent",
            name="confirmed_by",
            field=models.ForeignKey(
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                related_query_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.CreateModel(
            name="StillTrueReminder",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sent_on", models.DateField()),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="members.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "sent_on"), name="stilltruereminder_once_a_day"
                    )
                ],
            },
        ),
        migrations.RunPython(give_sections_their_days, migrations.RunPython.noop, elidable=True),
        migrations.RunPython(begin_histories, migrations.RunPython.noop, elidable=True),
    ]
