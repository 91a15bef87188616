"""One run of a job: it is noted while it goes on, and told in the log."""

import logging
from time import monotonic

from odoo import fields

_logger = logging.getLogger(__name__)

TOLD_EVERY = 10  # seconds between two lines of one run in the log


class Run:
    """Counts what one run takes up, and how long that lasts.

    :param job_sudo: row of the job (sudo); empty where no scheduled action runs, and
        then nothing is noted
    :param int left: how much there is
    """

    def __init__(self, job_sudo, left):
        self._job_sudo = job_sudo
        self._done, self._left = 0, left
        self._began = self._told = monotonic()
        self._note(state="running", started_at=fields.Datetime.now(), failed_count=0)

    def noted(self, done):
        """Note a batch, before it is committed; return ``done``, its size."""
        self._done += done
        self._left = max(self._left - done, 0)
        self._note()
        if monotonic() - self._told > TOLD_EVERY:
            self._tell("goes on")
        return done

    def end(self):
        """Note how the run ended, and tell it where there was something to do."""
        failed = self._job_sudo.failed_count
        state = "failed" if failed else "partly" if self._left else "done"
        self._note(state=state)
        if self._done or self._left:
            self._tell("ended")

    def _note(self, **values):
        if self._job_sudo:
            self._job_sudo.write(
                {
                    **values,
                    "step_at": fields.Datetime.now(),
                    "duration": monotonic() - self._began,
                    "done_count": self._done,
                    "left_count": self._left,
                }
            )

    def _tell(self, how):
        self._told = monotonic()
        if self._job_sudo:
            _logger.info(
                "%s %s: %d done, %d left, %d failed, after %.1f s",
                self._job_sudo.name,
                how,
                self._done,
                self._left,
                self._job_sudo.failed_count,
                monotonic() - self._began,
            )
