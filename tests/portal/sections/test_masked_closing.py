"""The closing date follows CRM for those alone who see opportunities."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...security.security_common import RpcCase
from .section_common import SectionData


@tagged("post_install", "-at_install")
class TestMaskedClosing(SectionData, RpcCase):
    def setUp(self):
        super().setUp()
        today = fields.Date.today()
        self.own, self.crm = today + timedelta(days=43), today + timedelta(days=97)
        self.deal = self._open(name="Mill", date_closing=self.own)
        # By an employee: what a partner changes there counts for nothing.
        self.deal.with_env(self.env).sudo().lead_id.date_deadline = self.crm
        self.other = self._register(
            name="Press", date_closing=self.own + timedelta(days=21)
        )
        self._forget()
        self.login(self.partner_a)

    def hide(self):
        self._set("opportunities", visible=False)

    def day(self, value, user=None):
        formatting = self.env["prm.formatting"].with_user(user or self.partner_a)
        return formatting._day(value)

    def said(self):
        """Return the closing date of the deal by list, page and file."""
        row = [
            cell
            for cell in self.visit("/registrations").texts("//tr[.//a]/td")
            if cell in (self.day(self.own), self.day(self.crm))
        ]
        page = self.visit(f"/registrations/{self.deal.id}").text
        file = self.visit("/export", kind="registrations", format="csv").text
        return {
            "list": {each for each in (self.own, self.crm) if self.day(each) in row},
            "page": {each for each in (self.own, self.crm) if self.day(each) in page},
            "file": {each for each in (self.own, self.crm) if self.day(each) in file},
        }

    def found(self, *domain, **kwargs):
        """Return the names of the deals that a search by RPC finds."""
        ids = (self.deal | self.other).ids
        rows = self.rpc(
            "prm.registration",
            "search_read",
            [["id", "in", ids], *domain],
            ["name"],
            **kwargs,
        )
        return [row["name"] for row in rows]

    def test_who_sees_opportunities_reads_the_deadline_of_crm(self):
        self.assertEqual(set.union(*self.said().values()), {self.crm})

    def test_who_sees_none_reads_the_own_date_on_pages_and_in_files(self):
        self.hide()
        told = self.said()
        self.assertEqual(told["page"], {self.own})
        self.assertEqual(set.union(*told.values()), {self.own})

    def test_rpc_tells_the_own_date_by_reading_searching_and_ordering(self):
        day = fields.Date.to_string
        condition = ["date_closing", ">", day(self.crm - timedelta(days=1))]
        self.assertEqual(self.found(condition), ["Mill"])
        self.assertEqual(self.found(order="date_closing"), ["Press", "Mill"])
        self.hide()
        [row] = self.rpc("prm.registration", "read", self.deal.ids, ["date_closing"])
        self.assertEqual(row["date_closing"], day(self.own))
        self.assertEqual(self.found(condition), [])
        self.assertEqual(self.found(["date_closing", "=", day(self.own)]), ["Mill"])
        self.assertEqual(self.found(order="date_closing"), ["Mill", "Press"])
        groups = self.rpc(
            "prm.registration",
            "formatted_read_group",
            [["id", "in", self.deal.ids]],
            ["date_closing:day"],
            ["__count"],
        )
        self.assertEqual(
            [group["date_closing:day"][0] for group in groups], [day(self.own)]
        )

    def test_filters_of_the_list_find_the_own_date(self):
        self.hide()
        asked = {"date_of": "closing", "date_begin": self.crm, "date_end": self.crm}
        self.assertFalse(self.visit("/registrations", **asked).rows)
        asked = {"date_of": "closing", "date_begin": self.own, "date_end": self.own}
        self.assertEqual(set(self.visit("/registrations", **asked).rows), {"Mill"})

    def test_a_copy_begins_with_what_its_author_reads(self):
        for is_hidden, expected in ((False, self.crm), (True, self.own)):
            if is_hidden:
                self.hide()
            deal = self.deal.with_user(self.partner_a)
            clone = self.env["prm.deal.clone"].with_user(self.partner_a)
            portal = self.portal.with_user(self.partner_a)
            made = clone._clone(deal, portal, f"token-{is_hidden}")
            self.assertEqual(made.sudo().date_closing, expected)

    def test_the_own_date_of_a_deal_comes_back_with_its_end(self):
        admin = self.deal.with_user(self.channel_admin)
        admin.write(
            {
                "reason_id": self.reasons["cancellation"].id,
                "decision_note": "Please",
            }
        )
        admin.action_cancel()
        self.assertEqual(self.deal.sudo().date_closing, self.own)

    def test_what_a_reviewer_expects_is_not_the_partner_s_own_date(self):
        deal = self._register(name="New", date_closing=self.own)
        wizard = self.env["prm.registration.qualify"].with_user(self.channel_own)
        dialog = wizard.create({"registration_id": deal.id})
        dialog.date_closing = self.crm
        dialog.action_confirm()
        self.assertEqual(deal.sudo().lead_id.date_deadline, self.crm)
        self.assertEqual(deal.sudo().date_closing, self.crm)
        self.assertEqual(deal.sudo().own_closing, self.own)

    def test_nobody_of_the_partner_reads_the_second_column(self):
        with self.refused("AccessError"):
            self.rpc("prm.registration", "read", self.deal.ids, ["own_closing"])
