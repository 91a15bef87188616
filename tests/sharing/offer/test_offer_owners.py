"""A lead offered to partners of several owners: each reads the own partner's answer."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...common import PrmCase
from .offer_common import OfferData


@tagged("post_install", "-at_install")
class TestOfferOwners(OfferData, PrmCase):
    def setUp(self):
        super().setUp()
        self.partnership_a.contact_id = self.partner_a.partner_id
        other = {"user_id": self.channel_other.id, "user_ids": [(6, 0, [])]}
        self.partnership_b.write(other)
        self.round = self.offer(self.lead())
        self.foreign = self.line(self.round, self.partnership_b)
        self.own = self.line(self.round, self.partnership_a)
        self.mine = self.round.with_user(self.channel_own)
        self.env.flush_all()
        self.env.invalidate_all()

    def names(self):
        return {"fields": {"display_name": {}, "partner_id": {"fields": {"name": {}}}}}

    def test_the_round_names_no_partner_of_others(self):
        for warm in (False, True):
            if warm:
                self.round.line_ids.mapped("display_name")
            with self.subTest(warm=warm):
                [row] = self.mine.web_read({"line_ids": self.names(), "name": {}})
                self.assertNotIn(self.organization_b.name, str(row))
                self.assertEqual([each["id"] for each in row["line_ids"]], self.own.ids)

    def test_nor_is_it_found_by_such_a_partner(self):
        for path in ("line_ids.partner_id", "line_ids.partner_id.name"):
            wanted = self.organization_b.id
            if path.endswith("name"):
                wanted = self.organization_b.name
            found = self.mine.search([("id", "=", self.mine.id), (path, "=", wanted)])
            with self.subTest(path=path):
                self.assertFalse(found)

    def test_the_lead_names_none_either(self):
        lead = self.round.lead_id
        lead.user_id = self.channel_own
        self.env.flush_all()
        self.env.invalidate_all()
        own = lead.with_user(self.channel_own)
        [row] = own.web_read({"prm_offer_ids": self.names(), "prm_partner_name": {}})
        self.assertNotIn(self.organization_b.name, str(row))
        groups = self.env["prm.offer"].with_user(self.channel_own)
        rows = groups.formatted_read_group([], ["partner_id"], ["__count"])
        self.assertNotIn(self.organization_b.name, str(rows))

    def test_nobody_takes_back_what_is_offered_to_another_owner_s_partner(self):
        foreign = self.foreign.with_user(self.channel_own)
        for press in (foreign.action_take_back, self.mine.action_take_back):
            with self.assertRaises(AccessError), self.env.cr.savepoint():
                press()
        self.assertEqual(self.foreign.state, "offered")
