"""Django's PostgreSQL engine, which starts the portal's own server when it is first needed.

`OPTIONS["embedded"]` says that the server is ours. Being asked at each connection, a site whose server was killed
brings it back with its next request.
"""

from collections.abc import Iterable
from typing import Any

from django.core.exceptions import ImproperlyConfigured
from django.db.backends.postgresql import base, client, creation

from cop_portal.postgres import server
from cop_portal.postgres.place import binaries, locale_clause

# Under LANG=C PostgreSQL keeps the comma with the word before it, and nobody finds that word.
ARABIC = "نساء، سياسة؟"
_databases_checked: set[tuple[str, str | None]] = set()


class DatabaseClient(client.DatabaseClient):
    """`manage.py dbshell` with the psql of the wheel where the server is ours."""

    @classmethod
    def settings_to_cmd_args_env(
        cls, settings_dict: dict[str, Any], parameters: Iterable[str]
    ) -> tuple[list[str], dict[str, str] | None]:
        """Give psql's command and environment."""
        embedded = settings_dict.get("OPTIONS", {}).get("embedded")
        options = {key: value for key, value in settings_dict.get("OPTIONS", {}).items() if key != "embedded"}
        arguments, env = super().settings_to_cmd_args_env({**settings_dict, "OPTIONS": options}, parameters)
        if embedded:
            arguments[0] = str(binaries() / "psql")
        return arguments, env


class DatabaseCreation(creation.DatabaseCreation):
    """Test databases of the same locale as the portal's own."""

    def sql_table_creation_suffix(self) -> str:
        """Give the end of CREATE DATABASE."""
        with self._nodb_cursor() as cursor:
            return "WITH " + locale_clause(cursor.connection.server_version)


class DatabaseWrapper(base.DatabaseWrapper):
    """Django's wrapper, with our server brought up and our database made before the first connection."""

    client_class = DatabaseClient
    creation_class = DatabaseCreation

    def get_connection_params(self) -> dict[str, Any]:
        """Give psycopg2's parameters without our own option."""
        params = super().get_connection_params()
        params.pop("embedded", None)
        return params

    def get_new_connection(self, conn_params: dict[str, Any]) -> Any:
        """Connect; where the server is ours, first start it and make the database if need be."""
        if not self.settings_dict["OPTIONS"].get("embedded"):
            return super().get_new_connection(conn_params)
        try:
            return super().get_new_connection(conn_params)
        except base.Database.OperationalError:
            where = server.start()
        try:
            return super().get_new_connection(conn_params)
        except base.Database.OperationalError as error:
            # Only the portal's own database is made like this: Django makes those of the tests.
            if conn_params.get("dbname") != self._own_name() or "does not exist" not in str(error):
                raise
            server.create_database(conn_params["dbname"], where)
            return super().get_new_connection(conn_params)

    def init_connection_state(self) -> None:
        """Check, once a process and database, that text search splits Arabic text into words."""
        super().init_connection_state()
        key = (self.settings_dict["HOST"], self.settings_dict["NAME"])
        if key in _databases_checked or key[1] in (None, "postgres"):
            return
        with self.connection.cursor() as cursor:
            cursor.execute("SELECT to_tsvector('simple', %s)::text", [ARABIC])
            found = cursor.fetchone()[0]
        self.connection.rollback()
        if "'نساء'" not in found or "'سياسة'" not in found:
            raise ImproperlyConfigured(
                f"The database {self.settings_dict['NAME']} does not know Arabic punctuation, so that search would "
                f"fail. Make it anew: CREATE DATABASE name {locale_clause(self.connection.server_version)}"
            )
        _databases_checked.add(key)

    def _own_name(self) -> str:
        from django.conf import settings

        return settings.EMBEDDED_DATABASE
