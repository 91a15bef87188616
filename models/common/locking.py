"""Who comes first: locks on rows, and keys of what has no row yet.

For decisions one waits for the row; marks of busy rows are left alone.
"""

from datetime import timedelta

from odoo import api, fields, models
from odoo.tools import SQL


def free_rows(alias):
    """Return the end of a query that takes the rows of ``alias`` nobody else holds."""
    return f"FOR NO KEY UPDATE OF {alias} SKIP LOCKED"


class PrmLocking(models.AbstractModel):
    """Locks rows to the end of the transaction."""

    _name = "prm.locking"
    _description = "Locks on rows"

    @api.model
    def _wait_for(self, records, allow_referencing=False):
        """Wait for the rows of ``records`` and forget what was read of them before.

        Everybody takes rows in the order of their ids, so nobody waits in a circle. Who
        decides looks at the records again afterwards.

        :param records: records of one model
        :param bool allow_referencing: others go on making records that refer to these
        :return: those of ``records`` that exist, in the order of ids
        :raises psycopg2.errors.SerializationFailure: when somebody else changed a row
            since this transaction began (REPEATABLE READ); Odoo runs the request again
        """
        if not records.ids:
            return records.browse()
        records.flush_recordset()
        rows = self.env.execute_query(
            SQL(
                "SELECT id FROM %s WHERE id = ANY(%s) ORDER BY id %s",
                SQL.identifier(records._table),
                records.ids,
                SQL("FOR NO KEY UPDATE" if allow_referencing else "FOR UPDATE"),
            )
        )
        records.invalidate_recordset()
        return records.browse(id_ for [id_] in rows)

    @api.model
    def _mark_free(self, model, name, value, where, column="id"):
        """Write a mark on the rows that nobody holds, without waiting for the others.

        All that waits to be written is written first: a mark may be among it.

        :param str model: name of the model
        :param str name: its stored field, of one plain column
        :param value: what to write there
        :param SQL where: condition on columns of the model's table
        :param str column: what to return of each row
        :return: dict of id to ``column`` of the rows that were written
        :raises psycopg2.errors.SerializationFailure: when somebody else changed a row
            since this transaction began (REPEATABLE READ)
        """
        self.env.flush_all()
        rows = self.env.execute_query(
            SQL(
                "UPDATE %(table)s AS marked SET %(name)s = %(value)s FROM ("
                " SELECT id FROM %(table)s WHERE %(where)s"
                " ORDER BY id FOR NO KEY UPDATE SKIP LOCKED) AS free"
                " WHERE marked.id = free.id RETURNING marked.id, marked.%(column)s",
                table=SQL.identifier(self.env[model]._table),
                name=SQL.identifier(name),
                value=value,
                where=where,
                column=SQL.identifier(column),
            )
        )
        self.env[model].invalidate_model([name], flush=False)
        return dict(rows)


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
        :return: the set of keys that nobody claimed before (within a day)
        """
        wanted = sorted(set(keys))
        if not wanted:
            return set()
        rows = self.env.execute_query(
            SQL(
                "INSERT INTO prm_serialization_key (key, claimed_at)"
                " SELECT key, %(now)s FROM unnest(%(keys)s) AS key"
                " ON CONFLICT (key) DO UPDATE SET claimed_at = EXCLUDED.claimed_at"
                " RETURNING key, xmax = 0",
                keys=wanted,
                now=fields.Datetime.now(),
            )
        )
        return {key for key, is_new in rows if is_new}

    @api.autovacuum
    def _gc_claims(self):
        """Forget claims of finished transactions after a day."""
        limit = fields.Datetime.now() - timedelta(days=1)
        self.search([("claimed_at", "<", limit)], limit=10_000).unlink()
