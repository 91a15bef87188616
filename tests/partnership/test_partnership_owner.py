"""The partner manager belongs to the assigned employees, however it is set."""

from odoo.fields import Command
from odoo.tests import Form, tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestPartnershipOwner(PrmCase):
    def new(self, **values):
        organization = self._create_organization("Cedar")
        partnerships = self.env["prm.partnership"].with_user(self.channel_all)
        return partnerships.create(
            {"partner_id": organization.id, "program_id": self.program.id, **values}
        )

    def test_whoever_creates_a_partnership_is_assigned(self):
        partnership = self.new()
        self.assertEqual(partnership.user_id, self.channel_all)
        self.assertEqual(partnership.user_ids, self.channel_all)

    def test_so_is_an_owner_who_is_named(self):
        partnership = self.new(
            user_id=self.channel_own.id,
            user_ids=[Command.set(self.channel_other.ids)],
        )
        both = self.channel_own | self.channel_other
        self.assertEqual(partnership.user_ids, both)

    def test_and_one_who_is_set_later(self):
        partnership = self.partnership_a.with_user(self.channel_all)
        partnership.write({"user_id": self.channel_other.id})
        self.assertEqual(partnership.user_ids, self.channel_own | self.channel_other)

    def test_by_an_import_as_well(self):
        [[identifier]] = self.partnership_a.export_data(["id"])["datas"]
        [[owner]] = self.channel_other.export_data(["id"])["datas"]
        partnerships = self.env["prm.partnership"].with_user(self.channel_admin)
        result = partnerships.load(["id", "user_id/id"], [[identifier, owner]])
        self.assertFalse(result["messages"])
        self.assertIn(self.channel_other, self.partnership_a.user_ids)

    def test_the_form_shows_it_at_once(self):
        with Form(self.partnership_a.with_user(self.channel_all)) as form:
            form.user_id = self.channel_other
            self.assertIn(self.channel_other, form.user_ids[:])

    def test_to_take_the_assigned_away_is_possible(self):
        self.partnership_a.user_ids = False
        self.assertFalse(self.partnership_a.user_ids)
        self.partnership_a.user_id = False
        self.assertFalse(self.partnership_a.user_ids)

    def test_an_archived_owner_is_nobody_who_works_with_the_partner(self):
        self.channel_other.active = False
        self.partnership_a.user_ids = False
        self.partnership_a.user_id = self.channel_other
        self.assertFalse(self.partnership_a.with_context(active_test=False).user_ids)
