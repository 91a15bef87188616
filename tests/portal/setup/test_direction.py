"""The sales direction on registrations, partnerships and both reports."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase

GROUPED = ("prm.registration", "prm.partnership", "prm.registration.report")


@tagged("post_install", "-at_install")
class TestDirection(PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.services = cls.env["crm.team"].create({"name": "Services"})
        portal = cls.portal.copy({"path": "services", "team_id": cls.services.id})
        program = cls.env["prm.program"].create(
            {"name": "Service partners", "portal_id": portal.id}
        )
        cls._create_tiers(program, 0)
        organization = cls._create_organization("Cedar")
        cls.partnership_c = cls._create_partnership(organization, program)

    def counts(self, model):
        """Return direction → number of records that a channel user finds by group."""
        self.env.flush_all()
        groups = (
            self.env[model]
            .with_user(self.channel_all)
            .formatted_read_group([], ["direction_id"], ["__count"])
        )
        return {
            group["direction_id"] and group["direction_id"][0]: group["__count"]
            for group in groups
        }

    def test_records_are_grouped_by_the_direction_of_their_portal(self):
        before = {model: self.counts(model).get(self.team.id, 0) for model in GROUPED}
        self._register(self.partner_a)
        after = {model: self.counts(model) for model in GROUPED}
        self.assertEqual(
            after["prm.registration"][self.team.id], before["prm.registration"] + 1
        )
        self.assertEqual(after["prm.partnership"][self.services.id], 1)
        # A partnership without deals has a line of its own in the report.
        self.assertEqual(after["prm.registration.report"][self.services.id], 1)
        self.assertTrue(after["prm.registration.report"][self.team.id])

    def test_the_team_of_the_opportunity_is_another_thing(self):
        deal = self._register(self.partner_a).sudo()
        self._approve(deal).team_id = self.services
        self.assertEqual((deal.direction_id, deal.team_id), (self.team, self.services))

    def test_another_direction_of_the_portal_is_followed(self):
        deal = self._register(self.partner_a).sudo()
        self.portal.team_id = self.services
        self.assertEqual(deal.direction_id, self.services)
        self.assertEqual(self.partnership_a.direction_id, self.services)

    def test_my_directions_are_those_whose_member_i_am(self):
        domain = [("direction_id.member_ids", "in", [self.channel_all.id])]
        self.env["crm.team.member"].create(
            {"user_id": self.channel_all.id, "crm_team_id": self.services.id}
        )
        for model in GROUPED[1:]:
            found = self.env[model].with_user(self.channel_all).search(domain)
            self.assertEqual(found.direction_id, self.services, model)

    def test_partners_learn_nothing_of_directions(self):
        self._register(self.partner_a)
        for model in GROUPED[:2]:
            records = self.env[model].with_user(self.partner_a)
            for call in (
                lambda: records.search([("direction_id", "!=", False)]),  # noqa: B023
                lambda: records.search([], order="direction_id"),  # noqa: B023
                lambda: records.search([]).read(["direction_id"]),  # noqa: B023
            ):
                with self.assertRaises(AccessError):
                    call()
