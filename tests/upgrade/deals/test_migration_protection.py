"""An upgrade lets partners do nothing new, and shows them what expired while open."""

from odoo.tests import tagged

from ...common import PrmCase
from ...protection.protection_common import ProtectionData
from ..migration_common import migration

VERSION = "19.0.1.6.0"


@tagged("post_install", "-at_install")
class TestMigrationProtection(ProtectionData, PrmCase):
    def upgrade(self, name):
        self.env.flush_all()
        migration(name, VERSION).migrate(self.env.cr, "19.0.1.5.0")
        self.env.invalidate_all()

    def test_in_programs_of_before_nobody_asks_for_an_extension(self):
        self.assertEqual(self.program.max_extensions, 1)
        self.env.flush_all()
        self.env.cr.execute("ALTER TABLE prm_program DROP max_extensions")
        self.upgrade("pre-protection.py")
        self.assertEqual(self.program.max_extensions, 0)
        self.program.max_extensions = 3
        self.upgrade("pre-protection.py")
        self.assertEqual(self.program.max_extensions, 3)

    def test_the_last_word_is_taken_from_the_conversation(self):
        deal, quiet = self.silent(), self.silent()
        deal.with_user(self.partner_a)._post_comment_sudo("We met them")
        said = deal.partner_spoke_at
        self.assertTrue(said)
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_registration SET partner_spoke_at = NULL,"
            " last_progress_at = NULL WHERE id IN %s",
            [(deal.id, quiet.id)],
        )
        self.upgrade("post-protection.py")
        self.assertEqual(deal.partner_spoke_at, said)
        self.assertEqual(deal.last_progress_at, said)
        self.assertFalse(quiet.partner_spoke_at)
        self.assertEqual(quiet.last_progress_at, quiet.decided_at)

    def test_what_expired_is_seen_while_its_opportunity_is_open(self):
        deal, lost = self.protected(), self.protected()
        for each in deal | lost:
            each._move_to("expired")
        lost.lead_id.action_set_lost()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_registration SET outcome = NULL, stage_id = NULL"
            " WHERE id IN %s",
            [(deal.id, lost.id)],
        )
        self.upgrade("post-protection.py")
        self.assertEqual(deal.outcome, "open")
        self.assertEqual(deal.stage_id, deal.lead_id.stage_id)
        self.assertFalse(lost.outcome)
