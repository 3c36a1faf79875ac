"""PostgreSQL for the portal: its own server where no DATABASE_URL names one, and the Django engine that uses either.

`server.py` drives the server that comes in a wheel, `base.py` is the Django database engine, and
`python -m cop_portal.postgres` starts, stops and names the server from a shell.
"""
