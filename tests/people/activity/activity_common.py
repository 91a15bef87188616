"""Requests whose counts are written, as they are after a real commit."""

from unittest.mock import patch

from odoo import SUPERUSER_ID, api
from odoo.tests.test_cursor import TestCursor

from ....models.people.activity.activity import NOTED
from ....models.people.activity.member_day import KINDS
from ...http_common import PrmHttpCase


def counting(commit):
    """Return the commit of a test's cursor, which leaves out what follows it."""

    def commit_and_count(cr):
        data = dict(cr.postcommit.data)
        commit(cr)
        if NOTED in data:
            env = api.Environment(cr, SUPERUSER_ID, {})
            env["prm.member.activity"]._write_noted(data)

    return commit_and_count


class ActivityHttpCase(PrmHttpCase):
    """Real requests to the server; counts follow their commits."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        commit = counting(TestCursor.commit)
        cls.startClassPatcher(patch.object(TestCursor, "commit", commit))

    def counts(self, user, partnership=None):
        """Return kind → number of what was counted of ``user``, without zeros."""
        domain = [("partner_id", "=", user.partner_id.id)]
        if partnership:
            domain.append(("partnership_id", "=", partnership.id))
        self.env.invalidate_all()
        days = self.env["prm.member.day"].search(domain)
        sums = {kind: sum(days.mapped(kind)) for kind in KINDS}
        return {kind: number for kind, number in sums.items() if number}

    def days(self):
        """Return all days that were counted, the newest first."""
        return self.env["prm.member.day"].search([])
