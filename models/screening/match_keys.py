"""Stored keys that were computed with other rules or facts are computed anew."""

import logging
import time

from psycopg2.errors import SerializationFailure

from odoo import api, fields, models
from odoo.tools import SQL

from ...policy import match_facts
from .stored_keys import StoredKeys

_logger = logging.getLogger(__name__)

# Rows that are read, computed and written together.
BATCH = 2000
# Seconds between two lines in the log.
SILENCE = 30
# How often a batch is tried again that somebody else has changed at the same moment.
PATIENCE = 5
# What has the keys, the smallest table first.
COMPARED = ("res.partner", "crm.lead", "prm.registration")


class PrmMatchKeys(models.Model):
    """How far the keys of one model are renewed, and by which facts.

    The line is the memory: a run that is killed has committed whole batches, and the
    next one goes on behind them. Keys that come out as they were are not written, so
    a run over a database that is up to date changes nothing.
    """

    _name = "prm.match.keys"
    _description = "Renewal of the keys of customers"
    _rec_name = "model"
    _log_access = False

    model = fields.Char(required=True)
    stamp = fields.Char(help="What the keys are computed with.")
    position = fields.Integer(help="The highest id that was reached.")
    is_done = fields.Boolean("Done")

    _model_unique = models.UniqueIndex("(model)")

    # ------------------------------------------------------------------ who asks

    @api.model
    def _cron_renew(self):
        """Renew what was computed with other facts; each batch is committed."""
        works = [(line._count_left(), line._renew(PATIENCE)) for line in self._due()]
        self.env["prm.batch"]._run(*works)

    @api.model
    def _renew_all(self):
        """Renew what was computed with other facts, within this transaction."""
        for line in self._due():
            line._renew_now()

    @api.model
    def _fill(self, model):
        """Compute the keys of a model whose columns are new."""
        line = self._line(model)
        line.write({"position": 0, "is_done": False})
        records_sudo = self.env[model].sudo()
        with StoredKeys(records_sudo).without_indexes():
            line._renew_now()

    # --------------------------------------------------------------------- lines

    @api.model
    def _due(self):
        """Return the lines of the models with keys of other facts than today's."""
        lines = self.browse().concat(*map(self._line, COMPARED))
        return lines.filtered(lambda line: not line.is_done)

    @api.model
    def _line(self, model):
        """Return the line of a model, at its beginning when the facts are others."""
        line = self.search([("model", "=", model)]) or self.create({"model": model})
        if line.stamp != match_facts.stamp():
            line.write({"stamp": match_facts.stamp(), "position": 0, "is_done": False})
        return line

    def _count_left(self):
        """Return how many rows are not looked at yet."""
        self.ensure_one()
        table = SQL.identifier(self.env[self.model]._table)
        query = SQL("SELECT count(*) FROM %s WHERE id > %s", table, self.position)
        [[count]] = self.env.execute_query(query)
        return count

    # --------------------------------------------------------------------- a run

    def _renew_now(self):
        """Renew all that is left, within this transaction."""
        for _looked_at in self._renew():
            pass

    def _renew(self, patience=0):
        """Go on where the last run ended, in the order of ids.

        :param patience: how often a batch is tried again in a new transaction
        :return: iterable that renews one batch at each step, and gives its rows
        :raises psycopg2.errors.SerializationFailure: when others change the same rows
            more often than that
        """
        self.ensure_one()
        run, is_done = Run(self.model, self._count_left()), self.is_done
        try:
            while not is_done:
                looked_at, changed = self._renew_batch(patience)
                run.add(looked_at, changed)
                is_done = self.is_done
                yield looked_at
        finally:
            run.tell("done" if is_done else "to be continued")

    def _renew_batch(self, patience):
        """Renew the next rows; what somebody else changes meanwhile is read anew.

        :raises psycopg2.errors.SerializationFailure: when patience is at an end
        :return: how many rows were looked at, and how many of them changed
        """
        try:
            return self._renew_rows()
        except SerializationFailure:
            if not patience:
                raise
        self.env.cr.rollback()
        self.env.invalidate_all(flush=False)
        return self._renew_batch(patience - 1)

    def _renew_rows(self):
        """Renew the next rows.

        :return: how many rows were looked at, and how many of them changed
        """
        records_sudo = self.env[self.model].sudo()
        keys = StoredKeys(records_sudo)
        stored = keys.read(self.position, BATCH)
        changed = keys.changed(stored)
        keys.store(changed)
        self.position = max(stored, default=self.position)
        self.is_done = len(stored) < BATCH
        self.flush_recordset()
        return len(stored), len(changed)


class Run:
    """What the log says of a run over one model."""

    def __init__(self, model, total):
        self.model, self.total = model, total
        self.looked_at = self.changed = 0
        self.started = self.told = time.monotonic()

    def add(self, looked_at, changed):
        """Count a batch, and say now and then how far it is."""
        self.looked_at += looked_at
        self.changed += changed
        if time.monotonic() - self.told > SILENCE:
            self.tell("going on")

    def tell(self, how):
        """Say how far it is, and how long that took."""
        self.told = time.monotonic()
        _logger.info(
            "Keys of %s: %d of %d rows looked at, %d renewed, in %.1f s (%s)",
            *(self.model, self.looked_at, self.total, self.changed),
            *(self.told - self.started, how),
        )
