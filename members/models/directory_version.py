"""Which state of the data the directory's index was made from.

Written by triggers only (see migration 0008), in the transaction of each change of what the index reads.
"""

from django.db import models


class DirectoryVersion(models.Model):
    """The last change that one writer made: a number that is given out once and never again, not after a rollback.

    All rows together name a state of the data. There is a row for each of those who have ever written at the same time,
    and not one row for all: each of them would hold its lock until the end of its transaction, so that writers would
    wait for one another, or lock each other out.
    """

    version = models.BigIntegerField()
