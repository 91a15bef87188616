"""The lists offer what may be done with a row, and the pages where it is done."""

from odoo.tests import tagged

from ....policy.registration_moves import STATES
from ...http_common import PrmHttpCase

BUTTON = "//table//a[contains(@class, 'prm_acts')]"
CARDS = "//div[contains(@class, 'prm_cards')]//a[contains(@class, 'prm_acts')]"


@tagged("-at_install", "post_install")
class TestQuickActions(PrmHttpCase):
    def menu(self, page, where=BUTTON):
        """Return what the menu of the first row offers."""
        buttons = page.all(f"{where}/@data-acts")
        return buttons[0].split() if buttons else []

    def test_a_row_offers_what_may_be_done_with_it(self):
        deal = self._register(name="Mine")
        page = self.visit("/registrations", self.partner_a)
        offered = ["comment", "attach", "clone", "hand_over", "withdraw"]
        self.assertEqual(self.menu(page), offered)
        self.assertEqual(self.menu(page, CARDS), offered)
        [label] = page.all(f"{BUTTON}/@aria-label")
        self.assertEqual(label, f"Actions for {deal.number}")
        entries = page.all("//template[contains(@class, 'prm_acts_menu')]/a/@data-act")
        self.assertEqual(entries, offered)

    def test_a_draft_and_an_approved_deal_offer_less(self):
        self._register(submit=False)
        page = self.visit("/registrations", self.partner_a)
        self.assertEqual(self.menu(page), ["clone", "hand_over"])
        deal = self._register()
        self._approve(deal)
        page = self.visit("/opportunities")
        kept = ["comment", "attach", "clone", "hand_over"]
        self.assertEqual(self.menu(page), kept)

    def test_what_is_switched_off_is_not_offered(self):
        self._register()
        rows = self.portal.section_ids
        row = rows.filtered(lambda each: each.key == "registrations")
        row.write({"can_create": False, "can_edit": False})
        page = self.visit("/registrations", self.partner_a)
        self.assertEqual(self.menu(page), ["comment", "attach", "hand_over"])

    def test_each_row_offers_what_its_deal_leaves_to_the_reader(self):
        """The list asks for one of the deals that are alike, a page for its own."""
        theirs = {"visibility": "organization"}
        for state in STATES:
            for author in (self.partner_a, self.colleague_a):
                deal = self._register(author, **theirs).sudo()
                deal._write_guarded({"state": state})
        won, lost = (self._approve(self._register(**theirs)) for _turn in range(2))
        won.action_set_won()
        lost.action_set_lost()
        for origin in ("shared", "offered"):
            deal = self._register(**theirs).sudo()
            deal._write_guarded({"origin": origin, "state": "submitted"})
        for user in (self.partner_a, self.colleague_a, self.supervisor_a):
            service = self.env["prm.registration.list"].with_user(user)
            deals = service.env["prm.registration"].search([])
            shown = {key: row["acts"] for key, row in service._rows(deals).items()}
            self.assertEqual(shown, {deal.id: service._acts(deal) for deal in deals})
            self.assertGreater(len(set(map(tuple, shown.values()))), 4)

    def test_each_entry_leads_to_where_it_is_done(self):
        deal = self._register()
        page = self.visit("/registrations", self.partner_a)
        base = f"/registrations/{deal.id}"
        self.assertEqual(page.all(f"{BUTTON}/@href"), [f"{self.HOME}{base}"])
        ends = page.all("//template[contains(@class, 'prm_acts_menu')]/a/@data-end")
        opened = "?open=withdraw#prm_withdraw"
        pages = ["/clone", "/hand_over"]
        self.assertEqual(ends, ["#prm_comment", "#prm_attachments", *pages, opened])
        page = self.visit(base)
        for anchor in ("prm_comment", "prm_attachments"):
            self.assertTrue(page.all(f"//*[@id='{anchor}']"))
        [closed] = page.all("//*[@id='prm_withdraw']/@class")
        self.assertNotIn("prm_ask_again", closed)
        page = self.visit(f"{base}?open=withdraw")
        [opened] = page.all("//*[@id='prm_withdraw']/@class")
        self.assertIn("prm_ask_again", opened)

    def test_eighty_rows_cost_no_more_queries_than_one_and_stay_light(self):
        self._register()
        self.visit("/registrations", self.supervisor_a, view="all")
        service = self.env["prm.registration.list"].with_user(self.supervisor_a)

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            deals = service.env["prm.registration"].search([])
            service._rows(deals[:1])  # what is read once
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            service._rows(deals)
            return self.env.cr.sql_log_count - before

        one = queries()
        for _turn in range(20):
            self._register(self.colleague_a)
        self.assertEqual(queries(), one)
        page = self.visit("/registrations", self.supervisor_a, view="all")
        self.assertEqual(len(page.rows), 20)
        self.assertLess(len(page.text.encode()), 60_000)

    # ---------------------------------------------------------------- their pages

    def test_a_deal_is_copied_with_or_without_its_customer(self):
        deal = self._register()
        page = self.visit(f"/registrations/{deal.id}/clone", self.partner_a)
        self.assertIs(page.value("with_customer"), True)
        token = page.value("submission_token")
        data = {"submission_token": token, "with_customer": "1"}
        answer = self.send(f"/registrations/{deal.id}/clone", data)
        copy = self.created(name=deal.name) - deal.sudo()
        address = f"{self.HOME}/registrations/{copy.id}/edit?done=cloned"
        self.assertEqual(answer.location, address)
        self.assertEqual(copy.customer_name, deal.customer_name)
        again = self.send(f"/registrations/{deal.id}/clone", data)
        self.assertEqual(again.location, address)
        page = self.visit(f"/registrations/{copy.id}/edit?done=cloned")
        self.assertIn("This is the copy", page.text)
        self.send(f"/registrations/{deal.id}/clone", {"submission_token": "other"})
        bare = self.created(name=deal.name) - deal.sudo() - copy
        self.assertFalse(bare.customer_name)

    def test_a_deal_is_handed_over_on_a_page_of_its_own(self):
        deal = self._register()
        address = f"/registrations/{deal.id}/hand_over"
        page = self.visit(address, self.partner_a)
        names = page.texts("//select[@name='heir']/option")
        people = {self.colleague_a.partner_id.name, self.supervisor_a.partner_id.name}
        self.assertEqual(set(names[1:]), people)
        page = self.send(address, {"heir": ""})
        self.assertEqual((page.status, set(page.errors)), (422, {"heir"}))
        members = self.partnership_a.member_ids
        heir = members.filtered(lambda each: each.user_id == self.colleague_a)
        answer = self.send(address, {"heir": heir.id})
        self.assertEqual(answer.location, f"{self.HOME}/registrations?done=handed_over")
        page = self.visit("/registrations?done=handed_over")
        self.assertIn("The deal was handed over.", page.text)
        self.assertEqual(self.visit(f"/registrations/{deal.id}").status, 404)

    def test_who_may_not_is_led_back(self):
        deal = self._register(visibility="organization")
        address = f"/registrations/{deal.id}"
        page = self.visit(f"{address}/hand_over", self.colleague_a)
        self.assertEqual(page.location, f"{self.HOME}{address}")
        page = self.visit(f"{address}/clone", self.partner_b)
        self.assertEqual(page.status, 404)
