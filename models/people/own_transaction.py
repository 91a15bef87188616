"""Counting beside the request: in a short transaction that is committed by itself."""

from contextlib import contextmanager

from psycopg2.extensions import ISOLATION_LEVEL_READ_COMMITTED, STATUS_READY


@contextmanager
def own_transaction(env):
    """Yield a cursor of the primary database; what it did is committed at the end.

    What happens to the request's own transaction changes nothing of it. Counts of the
    same moment wait for each other; none has to go again.
    """
    with env.registry.cursor() as cr:
        if cr.connection.status == STATUS_READY:
            # Odoo sets its own level for each cursor that comes after this one.
            cr.connection.set_isolation_level(ISOLATION_LEVEL_READ_COMMITTED)
        yield cr
