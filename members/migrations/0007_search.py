"""Search rows: one a source and audience, all languages in it; the words that are searched apart from the texts they are
of, one narrow row an organization and audience. Rows are made anew by ``manage.py rebuild_search``."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.contrib.postgres.search
import django.db.models.deletion
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0006_profiles")]

    operations = [
        migrations.DeleteModel(name="SearchEntry"),
        migrations.CreateModel(
            name="SearchEntry",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("members", "members"), ("partners", "partners"), ("staff", "Search staff")],
                        max_length=10,
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("name", "Name"),
                            ("acronym", "Acronym"),
                            ("former_name", "Former name"),
                            ("mission", "About"),
                            ("expertise", "Can share"),
                            ("need", "Wants to learn"),
                            ("topic", "Topic"),
                            ("project", "Project"),
                            ("place", "Place"),
                        ],
                        max_length=12,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "languages",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=3), default=list, size=None
                    ),
                ),
                (
                    "marks",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), default=list, size=None
                    ),
                ),
                ("fold_version", models.PositiveSmallIntegerField()),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_entries",
                        to="members.organization",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organization", "source", "audience"), name="searchentry_once"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="SearchWords",
            fields=[
                (
                    "id",
                    models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID"),
                ),
                (
                    "audience",
                    models.CharField(
                        choices=[("members", "members"), ("partners", "partners"), ("staff", "Search staff")],
                        max_length=10,
                    ),
                ),
                ("words", django.contrib.postgres.search.SearchVectorField()),
                ("fold_version", models.PositiveSmallIntegerField()),
                (
                    "organization",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="search_words",
                        to="members.organization",
                    ),
                ),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        fastupdate=False, fields=["words"], name="searchwords_words"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("organization", "audience"), name="searchwords_once")
                ],
            },
        ),
        migrations.RunSQL(
            "ALTER TABLE members_searchwords SET (toast_tuple_target = 128)",
            "ALTER TABLE members_searchwords RESET (toast_tuple_target)",
        ),
    ]
