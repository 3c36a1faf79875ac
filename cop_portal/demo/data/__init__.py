"""What the demonstration is made of, as plain data: who there is, where they met, what came of it.

Real are the organizations and people of the project's own story (Search for Common Ground, Women Empowerment
Organization, Al Noor Foundation, Suzan Aref, Ahmed Jassam), that they met at the workshop of April 2021, and that they
signed a memorandum of understanding. Everything else is invented for the demonstration.
"""

from .center import CENTER
from .gatherings import GATHERINGS
from .more_projects import MORE_PROJECTS
from .north import NORTH
from .south import SOUTH
from .standing import STANDING
from .story import STORY
from .threads import REQUESTS, SUGGESTIONS, THREADS
from .west import WEST

ORGANIZATIONS = [*STORY, *NORTH, *WEST, *CENTER, *SOUTH]

__all__ = [
    "GATHERINGS",
    "MORE_PROJECTS",
    "ORGANIZATIONS",
    "REQUESTS",
    "STANDING",
    "SUGGESTIONS",
    "THREADS",
]
