"""Access that ends while the person is working: nothing old is remembered."""

from odoo import api
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ..race_common import RaceCase


@tagged("post_install", "-at_install")
class TestSecurityRace(RaceCase):
    """Caches of groups and rules, filled by a request between write and commit."""

    def _finds(self, registration):
        """Tell whether a request of the author, of its own, finds the registration."""
        with self.registry.cursor() as cr:
            env = api.Environment(cr, self.partner_a.id, {})
            try:
                domain = [("id", "=", registration.id)]
                return bool(env["prm.registration"].search_count(domain))
            except AccessError:
                return False

    def test_what_is_read_before_the_commit_is_not_remembered_after_it(self):
        registration = self.registered()
        self.assertTrue(self._finds(registration))
        with self.committed():
            self.here(self.partnership_a).action_suspend()
            self.env.flush_all()
            self.assertTrue(self._finds(registration))  # not committed yet
        self.assertFalse(self._finds(registration))
        with self.committed():
            self.here(self.partnership_a).action_activate()
            self.env.flush_all()
            self.assertFalse(self._finds(registration))
        self.assertTrue(self._finds(registration))
