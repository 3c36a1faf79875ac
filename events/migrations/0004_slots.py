"""That an organization presents in a session becomes a slot with facts of its own: the rows stay where they are."""

import django.contrib.postgres.fields
import django.db.models.deletion
from django.db import migrations, models

from cop_portal.postgres.together import together

TABLE = "events_eventsession_presenters"


def name_the_constraint(apps, schema_editor):
    """Django made up a name for the unique constraint of a plain many-to-many table; it gets one of ours."""
    with schema_editor.connection.cursor() as cursor:
        cursor.execute(
            "SELECT conname FROM pg_constraint WHERE conrelid = %s::regclass AND contype = 'u'", [TABLE]
        )
        ((name,),) = cursor.fetchall()
        if name != "slot_once_a_session":
            cursor.execute(
                f'ALTER TABLE "{TABLE}" RENAME CONSTRAINT "{name}" TO "slot_once_a_session"'
            )


def present_all_three(apps, schema_editor):
    """Whoever presented before did so in the words of the field: its programming, expertise and challenges."""
    apps.get_model("events", "Slot").objects.update(covers=["programming", "expertise", "challenges"])


class Migration(migrations.Migration):
    dependencies = [
        ("events", "0003_names_for_the_desk"),
        ("members", "0011_website_audience"),
    ]

    operations = together([
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="Slot",
                    fields=[
                        ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                        (
                            "eventsession",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.CASCADE,
                                related_name="slots",
                                to="events.eventsession",
                                verbose_name="session",
                            ),
                        ),
                        (
                            "organization",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="slots",
                                to="members.organization",
                                verbose_name="organization",
                            ),
                        ),
                    ],
                    options={"verbose_name": "slot", "verbose_name_plural": "slots", "db_table": TABLE},
                ),
                migrations.AlterField(
                    model_name="eventsession",
                    name="presenters",
                    field=models.ManyToManyField(
                        blank=True,
                        related_name="sessions",
                        through="events.Slot",
                        to="members.organization",
                        verbose_name="organizations that present",
                    ),
                ),
                migrations.AddConstraint(
                    model_name="slot",
                    constraint=models.UniqueConstraint(
                        fields=("eventsession", "organization"), name="slot_once_a_session"
                    ),
                ),
            ],
            database_operations=[migrations.RunPython(name_the_constraint, migrations.RunPython.noop)],
        ),
        migrations.AddField(
            model_name="slot",
            name="position",
            field=models.PositiveSmallIntegerField(db_default=0, default=0, verbose_name="position"),
        ),
        migrations.AddField(
            model_name="slot",
            name="starts_at",
            field=models.TimeField(blank=True, null=True, verbose_name="starts at"),
        ),
        migrations.AddField(
            model_name="slot",
            name="minutes",
            field=models.PositiveSmallIntegerField(blank=True, null=True, verbose_name="minutes"),
        ),
        migrations.AddField(
            model_name="slot",
            name="covers",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(
                    choices=[
                        ("programming", "programming"),
                        ("expertise", "expertise"),
                        ("challenges", "challenges"),
                    ],
                    max_length=11,
                ),
                blank=True,
                db_default=[],
                default=list,
                size=None,
                verbose_name="what it presents",
            ),
        ),
        migrations.RunPython(present_all_three, migrations.RunPython.noop),
        migrations.AlterModelOptions(
            name="slot",
            options={
                "ordering": ["position", "starts_at", "pk"],
                "verbose_name": "slot",
                "verbose_name_plural": "slots",
            },
        ),
    ])
