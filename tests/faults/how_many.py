"""How many of each fault: a few in `make test`, many in `make test-faults`."""

import os

MANY = os.environ.get("FAULTS") == "many"
KILLS = 50 if MANY else 5
# Each racer takes a connection, and the portal's own PostgreSQL has 100: 200 confirmations are four races of 50.
RACERS = 50 if MANY else 20
RACES = 4 if MANY else 1
