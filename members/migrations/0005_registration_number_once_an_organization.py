"""A number may stand with several organizations: refusing it told that a hidden one has it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("members", "0004_names_for_the_desk")]

    operations = [
        migrations.RemoveConstraint(model_name="registration", name="registration_number_once"),
        migrations.AddConstraint(
            model_name="registration",
            constraint=models.UniqueConstraint(
                fields=("organization", "authority", "number"), name="registration_number_once"
            ),
        ),
    ]
