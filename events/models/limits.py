"""How long what is written down of people and organizations may be, wherever it is written."""

# The name of one person.
LONGEST_NAME = 150
# The name of an organization that is no member yet.
LONGEST_WALK_IN = 200
# What somebody needs to take part, or cannot eat.
LONGEST_NEEDS = 500
