"""The one loop of all jobs: whole batches are committed, and a failure stops no other.

What is still to be done stands in the database (a mark, a date, a position), never in
the job: a run that is killed, or out of time, has committed whole batches, and the next
one finds the rest.
"""

import logging

from psycopg2 import OperationalError

from odoo import api, models
from odoo.tools.misc import split_every

_logger = logging.getLogger(__name__)

# Records that one run of a job takes up; the scheduler calls it again for the rest.
RUN_LIMIT = 1000


class PrmBatch(models.AbstractModel):
    """Does the work of a job batch by batch, each in a transaction of its own.

    A job is one call: ``batch._run(batch._on_each(…))``. A piece of work is a pair of
    how much there is and an iterable that does one batch at each step and gives the
    number of what it took up.
    """

    _name = "prm.batch"
    _description = "Loop of the jobs"

    @api.model
    def _run(self, *works):
        """Do one work after the other, and commit after each batch.

        :param works: what :meth:`_on_each` and :meth:`_in_batches` return, or pairs of
            one's own
        :return: whether all was taken up; False when the time of the run is over
        """
        commit_progress = self.env["ir.cron"]._commit_progress
        total = sum(total for total, _steps in works)
        run = self.env["prm.job"]._begin(total)
        commit_progress(remaining=total)
        batches = (run.noted(done) for _total, steps in works for done in steps)
        is_all = all(commit_progress(done) for done in batches)
        run.end()
        return is_all

    @api.model
    def _on_each(self, records, domain, deed, order="id"):
        """Return the work on each record that fits ``domain``, one by one.

        It is searched for when its turn comes, so it sees what earlier works did.

        :param records: any records of the model
        :param deed: function of one record
        :param str order: which ones are taken up first
        """

        def steps():
            found = records.search(domain, order=order, limit=RUN_LIMIT)
            yield from self._steps(found, deed, 1)

        return records.search_count(domain), steps()

    @api.model
    def _in_batches(self, items, deed, size):
        """Return the work on ``items``, so many at once.

        :param items: list or records
        :param deed: function of a part of ``items``, of one at least
        :param int size: how many are taken up and committed together
        """
        return len(items), self._steps(items, deed, size)

    @api.model
    def _steps(self, items, deed, size):
        for start in range(0, len(items), size):
            batch = items[start : start + size]
            self._take_up(batch, deed)
            yield len(batch)

    @api.model
    def _parts(self, records, size):
        """Yield ``records`` in parts, each read by itself.

        :param int size: how many are in a part at most
        """
        yield from split_every(size, records.ids, records.browse)

    @api.model
    def _take_up(self, batch, deed):
        """Do ``deed`` to a batch; when that fails, to its halves, and theirs.

        So one bad one among many costs little. What fails on its own is logged, stays
        as it was and stops no other: the next run tries it again.
        """
        try:
            with self.env.cr.savepoint():
                deed(batch)
        except Exception as error:
            if len(batch) > 1:
                middle = len(batch) // 2
                self._take_up(batch[:middle], deed)
                self._take_up(batch[middle:], deed)
            elif isinstance(error, OperationalError):
                _logger.info("%s is being changed: left to the next run", batch)
            else:
                _logger.exception("%s failed: left to the next run", batch)
                self.env["prm.job"]._note_failure()
