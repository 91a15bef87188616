"""Connections whose other end is gone: what Odoo does not notice by itself.

When a server of PostgreSQL dies, psycopg2 tells the first who asks by an error without
a code that is no ``OperationalError``, and takes the connection for open. Odoo then
ends one request for each connection that it has kept, and cannot put such a cursor
away. There is no hook at this point, so the method that looks at a kept connection is
wrapped.
"""

from psycopg2 import DatabaseError, Error, InterfaceError, OperationalError

from odoo.sql_db import Cursor, PsycoConnection

# Code of errors of a server that ends.
SHUTDOWN = "57P"


def is_gone(error):
    """Tell whether an error, or what it came from, is that of a lost connection."""
    while error is not None:
        if isinstance(error, Error):
            is_of_kind = isinstance(error, (OperationalError, InterfaceError))
            is_of_end = not error.pgcode or error.pgcode.startswith(SHUTDOWN)
            return is_of_end and (is_of_kind or type(error) is DatabaseError)
        error = error.__cause__ or error.__context__
    return False


def forget(cr):
    """Let a cursor be put away whose connection is lost; not the one of tests."""
    if isinstance(cr, Cursor):
        cr.connection.close()


def _told_as_lost(reset):
    """Return psycopg2's method, with an error that Odoo takes for what it is."""

    def look(self):
        try:
            return reset(self)
        except DatabaseError as error:
            if isinstance(error, OperationalError):
                raise
            raise OperationalError(str(error)) from error

    look.prm_wrapped = True
    return look


if not hasattr(PsycoConnection.reset, "prm_wrapped"):
    PsycoConnection.reset = _told_as_lost(PsycoConnection.reset)
