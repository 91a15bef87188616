"""Which requests a replica may answer: those when it knows all that the primary knows.

A replica lags behind. What ended on the primary (a membership, a role, a deal that was
shared, a file, an entry of the directory) would be read on there, and who has just sent
something would not find it. So each request that a replica is to answer asks the
primary how far its log has got, and the replica whether it has got there, too; for a
moment it waits. If not, the primary answers. That goes for all routes that only read,
those of Odoo and of other addons as well: people of partners call them, too.
"""

import time
from contextlib import closing
from copy import copy

from psycopg2 import Error
from psycopg2.errors import ReadOnlySqlTransaction

from odoo import models
from odoo.http import RegistryError, request
from odoo.tools import config

from .error_pages import is_lost, is_ours
from .lost_connections import forget, is_gone

# What was acknowledged has been flushed, unless the database does not wait for that.
REACHED_BY_PRIMARY = """
    SELECT CASE current_setting('synchronous_commit')
           WHEN 'off' THEN pg_current_wal_insert_lsn()
           ELSE pg_current_wal_flush_lsn() END
"""
REACHED_BY_REPLICA = """
    SELECT pg_is_in_recovery() AND pg_last_wal_replay_lsn() >= %s::pg_lsn
"""
# Seconds between two questions to a replica that is behind; then the primary answers.
PAUSES = (0.001, 0.002, 0.004, 0.008, 0.016, 0.032)
# Seconds for which nobody waits for a replica for which somebody waited in vain.
IMPATIENCE = 1

# Name of a database → until when nobody waits for its replica.
_far_behind = {}


def _knows_all(registry, replica):
    """Tell whether a replica knows all that was committed when it was asked.

    :param replica: a cursor; it sees that from its next query on
    """
    with closing(registry.cursor()) as primary:
        primary.execute(REACHED_BY_PRIMARY)
        [[position]] = primary.fetchall()
    try:
        is_there = _reaches(registry.db_name, replica, position)
        replica.rollback()  # what it saw until now may be older
    except Error as error:
        if not is_gone(error):
            raise
        forget(replica)
        return False
    return is_there


def _reaches(name, replica, position):
    """Tell whether a replica gets to a position of the log in a moment."""
    is_waiting = time.monotonic() >= _far_behind.get(name, 0)
    for pause in (*(PAUSES if is_waiting else ()), 0):
        replica.execute(REACHED_BY_REPLICA, [position])
        [[is_there]] = replica.fetchall()
        if is_there:
            return True
        time.sleep(pause)
    if is_waiting:
        _far_behind[name] = time.monotonic() + IMPATIENCE
    return False


def _may_read_there(rule, args):
    """Tell whether a route reads records from a replica, as Odoo asks it.

    What asks for nobody (whether the server is well) has none, and is left to Odoo.
    """
    routing = rule.endpoint.routing
    if routing["auth"] == "none":
        return False
    if callable(routing["readonly"]):
        return routing["readonly"](rule.endpoint.func.__self__, rule, args)
    return routing["readonly"]


def _on_primary(rule):
    """Return a rule as it would be if its route wrote; others keep theirs."""
    changed = copy(rule)
    changed.endpoint = copy(rule.endpoint)
    changed.endpoint.routing = {**rule.endpoint.routing, "readonly": False}
    return changed


class IrHttp(models.AbstractModel):
    """Who answers is decided between Odoo's choice of a route and of a database."""

    _inherit = "ir.http"

    @classmethod
    def _match(cls, path_info):
        rule, args = super()._match(path_info)
        is_first = not hasattr(request, "prm_has_asked")  # pages look for routes, too
        request.prm_has_asked = True
        replica = request.env.cr
        if not (is_first and config["db_replica_host"] and replica.readonly):
            return rule, args
        if not _may_read_there(rule, args) or cls._prm_may_answer(replica):
            return rule, args
        return _on_primary(rule), args

    @classmethod
    def _prm_may_answer(cls, replica):
        """Tell whether a replica may answer this request.

        :raises RegistryError: when the primary cannot be asked, on pages of ours: so
            they are answered as when there is no database at all
        """
        try:
            return _knows_all(request.registry, replica)
        except Error as error:
            if not (is_lost(error) and is_ours(request.httprequest.path)):
                raise
            raise RegistryError("The primary database cannot be reached.") from error

    @classmethod
    def _dispatch(cls, endpoint):
        try:
            return super()._dispatch(endpoint)
        except Exception as error:
            cr = request.env.cr
            if not (cr.readonly and is_gone(error)):
                raise
            forget(cr)
            # Odoo asks the primary then, as when a page that only reads has written.
            raise ReadOnlySqlTransaction("The replica is gone") from error
