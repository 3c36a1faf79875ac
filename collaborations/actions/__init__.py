"""What changes collaborations: a function for each thing that happens, one subject a file.

Each takes ``by`` (the user), where it matters ``organization`` (the one they act for), and ``on`` (the day it happened,
today where none is given); writes in one transaction; raises ``NotAllowed`` to the wrong person and ``Refused`` where
it must not happen; and leaves one record however often it is called.
"""
