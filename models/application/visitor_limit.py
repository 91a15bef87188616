"""How often visitors without a login did something: by network, by email address."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL
from odoo.tools.misc import hmac

from ...policy import limits
from ..people.own_transaction import own_transaction

SCOPE = "prm.visitor"


class PrmVisitorLimit(models.Model):
    """How often something came from one network, or with one address, in a window.

    Whom it counts is a hash with a secret of the database and the window in it: nobody
    reads an address here, and nothing tells that two windows count the same one.
    """

    _name = "prm.visitor.limit"
    _description = "How often visitors did something"
    _log_access = False
    _order = "window desc, id desc"

    who = fields.Char(required=True)
    kind = fields.Char(required=True)
    window = fields.Datetime("Since", required=True, index=True)
    count = fields.Integer(required=True)

    _once = models.UniqueIndex('(who, kind, "window")')

    @api.model
    def _spend(self, kind, who):
        """Count what a visitor is about to do, in a transaction of its own.

        What would go beyond the limit is not counted, and must not be done.

        :param str kind: of a limit, see ``prm.limit``
        :param str who: a network or an email address
        :return: 0, or the number of seconds after which it is possible again
        """
        most = self.env["prm.limit"]._maximum(kind)
        limit = self.env["prm.limit"]._limit_of(kind)
        start, left = limits.window(limit, fields.Datetime.now())
        with own_transaction(self.env) as cr:
            cr.execute(self._counting(kind, start, self._hash(kind, start, who)))
            [count] = cr.fetchone()
            if count <= most:
                return 0
            cr.rollback()
        return left

    @api.model
    def _hash(self, kind, start, who):
        """Return what stands for ``who`` in one window."""
        secret_sudo = self.env["ir.config_parameter"].sudo()
        return hmac(secret_sudo.env, SCOPE, (kind, str(start), who))

    @api.model
    def _counting(self, kind, start, who):
        return SQL(
            'INSERT INTO prm_visitor_limit (who, kind, "window", count)'
            " VALUES (%(who)s, %(kind)s, %(start)s, 1)"
            ' ON CONFLICT (who, kind, "window")'
            " DO UPDATE SET count = prm_visitor_limit.count + 1 RETURNING count",
            who=who,
            kind=kind,
            start=start,
        )

    @api.autovacuum
    def _gc_limits(self):
        """Forget windows that ended more than a day ago."""
        before = fields.Datetime.now() - timedelta(days=2)
        self.search([("window", "<", before)], limit=10_000).unlink()
