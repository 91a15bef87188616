"""What is off on one portal of a person stays open on the other one."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .section_common import SectionData


@tagged("post_install", "-at_install")
class TestTwoPortals(SectionData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.second = self._create_second_company()
        self.here = self._won(name="Here")
        partnership = self.second.with_user(self.partner_a)
        self.there = partnership._register_deal(
            self._form_values(self.partner_a, name="There"), "f" * 32, submit=True
        )
        lead = self._approve(self.there, self.channel_admin)
        lead.action_set_won()
        self.both = self.here | self.there
        self._forget()

    def outcomes(self):
        rows = self.both.with_user(self.partner_a).read(["name", "outcome"])
        return {row["name"]: row["outcome"] for row in rows}

    def found(self):
        deals = self.both.with_user(self.partner_a)
        return set(deals.search([("outcome", "=", "won")]).sudo().mapped("name"))

    def test_the_fields_of_one_portal_are_empty_and_the_others_are_not(self):
        self.assertEqual(self.outcomes(), {"Here": "won", "There": "won"})
        self._set("opportunities", visible=False)
        self.assertEqual(self.outcomes(), {"Here": False, "There": "won"})
        self.assertEqual(self.found(), {"There"})
        self._set("opportunities", self.second.portal_id, visible=False)
        self.assertEqual(self.found(), set())
        self._set("opportunities", visible=True)
        self.assertEqual(self.found(), {"Here"})

    def test_the_list_of_the_other_portal_goes_on(self):
        self._set("opportunities", visible=False)
        self.assertEqual(self.visit("/opportunities", user=self.partner_a).status, 404)
        address = f"/partner/{self.second.portal_id.path}/opportunities"
        self.assertEqual(self.visit(address).rows, ["There"])
        won = self.visit(f"{address}?filterby=won&sortby=amount")
        self.assertEqual(won.rows, ["There"])

    def test_registrations_and_program_are_closed_on_one_portal_only(self):
        undecided = self._register(name="Undecided")
        self._set("registrations", visible=False)
        seen = self.env["prm.registration"].with_user(self.partner_a).search([])
        self.assertNotIn(undecided.id, seen.ids)
        self.assertIn(self.there.id, seen.ids)
        self._set("program", visible=False)
        terms = self.env["prm.partnership.term"].with_user(self.partner_a).search([])
        self.assertEqual(terms.sudo().partnership_id, self.second)
        programs = self.env["prm.program"].with_user(self.partner_a).search([])
        self.assertEqual(programs.sudo(), self.second.program_id)

    def test_what_is_left_of_a_former_portal_follows_that_portal(self):
        other = self.portal.copy({"path": "later", "state": "active"})
        program = self.program.copy({"portal_id": other.id})
        self._create_tiers(program, 0)
        self.partnership_a.sudo().program_id = program
        self._forget()
        self._set("opportunities", visible=False)
        self.assertEqual(self.outcomes()["Here"], False)
        self.assertEqual(self.found(), {"There"})

    def test_each_switch_is_seen_in_the_next_request(self):
        self.login(self.partner_a)
        for visible in (False, True, False, True):
            self._set("opportunities", visible=visible)
            status = 200 if visible else 404
            self.assertEqual(self.visit("/opportunities").status, status)
            self.assertEqual(self.outcomes()["Here"], "won" if visible else False)

    def test_the_key_of_access_follows_the_switches_of_own_companies_only(self):
        user = self.partner_a
        before = user._prm_key()
        section = self._row("section", "opportunities", self.second.portal_id)
        section.visible = False
        self.assertNotEqual(user._prm_key(), before)
        section.visible = True
        self.assertEqual(user._prm_key(), before)
        section.scope = "own"
        self.assertNotEqual(user._prm_key(), before)
        section.scope = "organization"
        section.unlink()
        self.assertNotEqual(user._prm_key(), before)
        strange = self.env["res.company"].create({"name": "Strange"})
        portal = self.env["prm.portal"].create(
            {"name": "Strange", "path": "strange", "company_id": strange.id}
        )
        before = user._prm_key()
        self._row("section", "program", portal).visible = False
        self.assertEqual(user._prm_key(), before)
