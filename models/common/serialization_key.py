"""Makes transactions that speak about the same thing follow each other."""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL


class PrmSerializationKey(models.Model):
    """A key that a submission has claimed (a one-shot token, a customer).

    Under REPEATABLE READ two submissions of the same customer would not see each
    other. Both write the row of their key: the later one is refused by PostgreSQL as
    soon as the earlier one commits, Odoo runs it again, and then it sees the result.
    """

    _name = "prm.serialization.key"
    _description = "Claimed key"
    _log_access = False

    key = fields.Char(required=True)
    claimed_at = fields.Datetime(required=True, index=True)

    _key_unique = models.UniqueIndex("(key)")

    @api.model
    def _claim(self, keys):
        """Claim ``keys`` until the end of the transaction.

        :param keys: iterable of texts; they are taken in one order by everybody, so
            that two submissions never wait for each other in a circle
        :return: the set of keys that nobody claimed before
        """
        return {key for key in sorted(set(keys)) if self._claim_one(key)}

    @api.model
    def _claim_one(self, key):
        """Claim ``key``; tell whether it is the first time (within a day)."""
        [[is_new]] = self.env.execute_query(
            SQL(
                "INSERT INTO prm_serialization_key (key, claimed_at)"
                " VALUES (%(key)s, %(now)s)"
                " ON CONFLICT (key) DO UPDATE SET claimed_at = %(now)s"
                " RETURNING xmax = 0",
                key=key,
                now=fields.Datetime.now(),
            )
        )
        return is_new

    @api.autovacuum
    def _gc_claims(self):
        """Forget claims of finished transactions after a day."""
        limit = fields.Datetime.now() - timedelta(days=1)
        self.search([("claimed_at", "<", limit)], limit=10_000).unlink()
