"""The overview: who sees which card, and that each number is what its list shows."""

from datetime import timedelta
from unittest.mock import patch

from odoo import fields
from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...models.overview import overview
from ..common import PrmCase
from ..small_parts_common import SmallParts

OF_EVERYBODY = {"changes", "protection"}


@tagged("-at_install", "post_install")
class TestOverview(SmallParts, PrmCase):
    """Something stands on each card, at a partner that is ``channel_own``'s."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.now = fields.Datetime.now()
        cls.today = fields.Date.today()

    def read(self, user):
        self.env.flush_all()
        self.env.invalidate_all()
        return self.env["prm.overview"].with_user(user).action_read()

    def cards(self, user):
        return {card["key"]: card for card in self.read(user)["cards"]}

    def found(self, user, key):
        """Return the records of the list that a card opens, as its user sees them."""
        action = self.env["prm.overview"].with_user(user).action_open(key)
        self.assertEqual(action["type"], "ir.actions.act_window")
        self.assertFalse([name for name in action["context"] if "search_def" in name])
        model = self.env[action["res_model"]].with_user(user)
        return model.with_context(**action["context"]).search(action["domain"])

    def fill(self):
        """Create what each card counts."""
        self._waiting_deals()
        approved = self._register()
        lead = self._approve(approved)
        lead.user_id = self.salesperson
        approved.sudo()._write_guarded({"protection_end": self.today})
        self._extension(approved)
        self._deal_change(approved)
        self._appeal(self._register())
        self._application(self.portal, user_id=self.channel_own.id)
        self._offers_of(self.partnership_a)
        offers = self.env["prm.offer"].search([])
        offers.sudo()._write_guarded({"state": "offered"})
        self._parts_of_the_partnership()
        won = self._approve(self._register())
        won.write({"user_id": self.salesperson.id, "expected_revenue": 1200})
        won.action_set_won()

    def _waiting_deals(self):
        self._create_organization("Contested Ltd")
        late = self._register(customer_name="Contested Ltd", ask_review=True)
        late.sudo().review_due_at = self.now - timedelta(hours=1)
        self._register().sudo().review_due_at = self.now + timedelta(days=3)

    def _parts_of_the_partnership(self):
        self._create_activity(self.partnership_a, budget=50)
        entry = self._create_fund_entry(self.partnership_a)
        entry.sudo()._write_booked({"reversal_due": True})
        ends = self.today + timedelta(days=9)
        self._create_certificate(self.partnership_a, date_expiry=ends)
        self.partnership_a.sudo()._write_guarded(
            {"is_kept": False, "proposed_tier_id": self.tier.id, "date_end": ends}
        )

    # ------------------------------------------------------------------ numbers

    def test_each_number_is_what_its_list_shows_for_each_role(self):
        self.fill()
        people = self.channel_own | self.channel_all | self.channel_admin
        for user in people | self.salesperson | self.channel_other:
            for key, card in self.cards(user).items():
                with self.subTest(user=user.login, card=key):
                    self.assertEqual(card["count"], len(self.found(user, key)))

    def test_something_of_everything_stands_there_for_who_works_on_it(self):
        self.fill()
        for user in self.channel_own | self.channel_all:
            empty = [key for key, card in self.cards(user).items() if not card["count"]]
            self.assertEqual(empty, [], user.login)

    def test_partners_of_others_are_not_counted(self):
        self.fill()
        cards = self.cards(self.channel_other)
        self.assertEqual(cards["overdue"]["count"], 0)
        self.assertEqual(cards["tiers"]["count"], 0)
        self.assertFalse(self.read(self.channel_other)["news"])

    def test_an_overdue_decision_stands_on_one_card_only(self):
        self._waiting_deals()
        overdue = self.found(self.channel_own, "overdue")
        self.assertEqual(len(overdue), 1)
        self.assertFalse(overdue & self.found(self.channel_own, "to_review"))

    def test_many_are_counted_up_to_a_limit(self):
        for _time in range(3):
            self._register()
        with patch.object(overview, "MOST", 2):
            self.assertEqual(self.cards(self.channel_own)["to_review"]["number"], "2+")
        self.assertEqual(self.cards(self.channel_own)["to_review"]["number"], "3")

    def test_a_number_costs_the_same_for_few_and_for_many(self):
        self._waiting_deals()
        self.read(self.channel_all)

        def queries():
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            self.env["prm.overview"].with_user(self.channel_all).action_read()
            return self.cr.sql_log_count - before

        few = queries()
        for _time in range(4):
            self._register()
        self.read(self.channel_all)
        self.assertLessEqual(queries(), few + 2)

    # ------------------------------------------------------------------ results

    def test_what_was_won_this_quarter_is_an_amount_with_its_currency(self):
        self.fill()
        for user in self.channel_own | self.salesperson:
            won = self.read(user)["won"]
            self.assertEqual(won["count"], 1)
            [amount] = won["amounts"]
            self.assertIn("1,200.00", amount)
            self.assertIn(self.company.currency_id.symbol, amount)
            self.assertEqual(len(self.found(user, "won")), 1)

    def test_amounts_in_two_currencies_are_never_added_up(self):
        self.fill()
        other = self.env["res.company"].create(
            {"name": "Overseas", "currency_id": self.env.ref("base.CHF").id}
        )
        deal = self.env["prm.registration"].search([("outcome", "=", "won")], limit=1)
        self.env.flush_all()
        copied = self._approve(self._register())
        copied.expected_revenue = 7
        copied.action_set_won()
        second = copied.sudo().registration_ids
        self.env.flush_all()
        self.cr.execute(
            "UPDATE prm_registration SET currency_id = %s WHERE id = %s",
            [other.currency_id.id, second.id],
        )
        self.env.invalidate_all()
        won = self.read(self.channel_all)["won"]
        self.assertEqual((len(won["amounts"]), won["count"]), (2, 2))
        self.assertTrue(deal)

    def test_what_was_won_before_this_quarter_does_not_count(self):
        self.fill()
        deal = self.env["prm.registration"].search([("outcome", "=", "won")])
        deal.sudo()._write_guarded({"date_closed": self.now - timedelta(days=100)})
        won = self.read(self.channel_own)["won"]
        self.assertEqual((won["count"], won["amounts"]), (0, []))

    def test_the_newest_news_come_first_and_drafts_of_partners_never(self):
        draft = self._register(submit=False)
        first, second = self._register(), self._register()
        first.sudo().last_news_at = self.now - timedelta(hours=2)
        news = self.read(self.channel_own)["news"]
        self.assertEqual([row["id"] for row in news], [second.id, first.id])
        self.assertNotIn(draft.id, [row["id"] for row in news])
        self.assertEqual(news[1]["ago"], "2 hours ago")
        self.assertEqual(news[1]["partner"], self.organization_a.name)

    # ---------------------------------------------------------------------- who

    def test_a_salesperson_sees_the_cards_of_everybody_and_the_own_leads_alone(self):
        self.fill()
        cards = self.cards(self.salesperson)
        self.assertEqual(cards.keys(), OF_EVERYBODY)
        deals = self.found(self.salesperson, "protection")
        self.assertEqual(deals.salesperson_id, self.salesperson)
        for key in ("overdue", "tiers", "unheard_of"):
            opened = self.env["prm.overview"].with_user(self.salesperson)
            self.assertFalse(opened.action_open(key), key)

    def test_who_may_not_read_a_model_does_not_see_its_card(self):
        rights = self.env["ir.model.access"].search(
            [("model_id.model", "=", "prm.certificate")]
        )
        self.assertIn("certificates", self.cards(self.channel_own))
        rights.perm_read = False
        self.assertNotIn("certificates", self.cards(self.channel_own))

    def test_employees_without_crm_and_portal_users_are_refused(self):
        for user in (
            self.employee | self.partner_a | self.supervisor_a | self.portal_user
        ):
            service = self.env["prm.overview"].with_user(user)
            with self.subTest(user=user.login):
                with self.assertRaises(AccessError):
                    service.action_read()
                with self.assertRaises(AccessError):
                    service.action_open("won")

    def test_the_app_opens_on_it_for_who_works_with_partners_and_for_salespeople(self):
        root = self.env.ref("prm.menu_prm_root").id
        entry = self.env.ref("prm.menu_prm_overview").id
        self.channel_admin.company_ids.sudo().prm_first_steps_hidden = True
        people = self.channel_own | self.channel_all | self.channel_admin
        for user in people | self.salesperson:
            menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
            with self.subTest(user=user.login):
                self.assertEqual(menus[root]["children"][0], entry)
        only = menus[root]["children"]
        self.assertEqual(only, [entry], "all that a salesperson finds there")
        menus = self.env["ir.ui.menu"].with_user(self.employee).load_menus(False)
        self.assertNotIn(root, menus)
