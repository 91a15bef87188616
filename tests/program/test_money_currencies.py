"""An amount in another currency is converted at its day's rate, never relabeled."""

import runpy
from datetime import date

from odoo.tests import freeze_time, tagged

from ..places import ROOT
from ..scorecard.score_common import ScoreCase


@tagged("-at_install", "post_install")
class TestMoneyCurrencies(ScoreCase):
    """A dollar was two crowns in May, four on the fifteenth of June, five later."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.dollar = cls.company.currency_id
        cls.crown = cls.env["res.currency"].create({"name": "TCR", "symbol": "TK"})
        cls._create_rates(cls.company)
        cls.abroad = cls.env["res.company"].create(
            {"name": "Abroad", "currency_id": cls.crown.id}
        )
        cls._create_rates(cls.abroad)
        cls.bronze.fund_percent = 10
        everybody = cls.channel_own | cls.channel_all | cls.salesperson | cls.env.user
        everybody.company_ids += cls.abroad

    @classmethod
    def _create_rates(cls, company):
        """Enter rates as people of ``company`` see them."""
        dollar_is_base = company.currency_id == cls.dollar
        other = cls.crown if dollar_is_base else cls.dollar
        for day, rate in ((date(2026, 5, 1), 2), (DAY, 4), (date(2026, 7, 1), 5)):
            cls.env["res.currency.rate"].create(
                {
                    "currency_id": other.id,
                    "name": day,
                    "rate": rate if dollar_is_base else 1 / rate,
                    "company_id": company.id,
                }
            )

    def setUp(self):
        super().setUp()
        self.deal, self.lead = self._deal()
        self.lead.write({"partner_id": False, "team_id": False, "user_id": False})

    def abroad_deal(self, amount=1000, company=None):
        """Let the opportunity be one of this amount in crowns; return the deal."""
        self.lead.write({"company_id": self.abroad.id, "expected_revenue": amount})
        if not company:
            self.lead.company_id = False
        return self.deal

    def test_without_company_it_is_what_was_entered(self):
        for leads, currency, amount in (
            (self.env["crm.lead"].with_company(self.abroad), self.crown, 250),
            (self.env["crm.lead"], self.dollar, 1000),
        ):
            lead = leads.create({"name": "Free", "user_id": False, "team_id": False})
            lead.expected_revenue = 1000
            self.assertFalse(lead.company_id)
            self.assertEqual(lead._prm_currency_sudo(), currency)
            self.deal._write_guarded({"lead_id": lead.id})
            self.assertEqual(self.deal.amount, amount)
            lead.with_company(self.company).name = "Seen by others"
            self.assertEqual(lead._prm_currency_sudo(), currency)

    def test_a_company_that_is_taken_away_leaves_its_currency(self):
        self.assertEqual(self.abroad_deal().amount, 250)
        self.assertEqual(self.deal.original_amount, 1000)
        self.assertEqual(self.deal.original_currency_id, self.crown)

    def test_a_lead_of_another_company_is_in_its_currency(self):
        self.assertEqual(self.abroad_deal(company=True).amount, 250)

    def test_the_same_currency_is_not_converted(self):
        self.lead.expected_revenue = 1000
        self.assertEqual(self.deal.amount, 1000)
        self.assertFalse(self.deal.original_currency_id)

    def test_won_counts_at_the_rate_of_the_day_it_was_won(self):
        deal = self.abroad_deal()
        self.lead.action_set_won()
        self.lead.date_closed = "2026-05-20 12:00:00"
        self.assertEqual(deal.amount, 500)
        with freeze_time("2026-07-20"):
            self.env["prm.registration"]._refresh_amounts()
            self.assertEqual(deal.amount, 500)

    def test_open_counts_at_the_rate_of_today(self):
        deal = self.abroad_deal()
        with freeze_time("2026-07-20"):
            self.env["prm.registration"]._refresh_amounts()
            self.assertEqual(deal.amount, 200)

    def test_every_figure_stands_on_the_converted_amount(self):
        deal = self.abroad_deal()
        self._win(1, amount=50)
        self.lead.action_set_won()
        self.partnership_a._book_funds()
        self.score()
        figures = self.env["prm.measures"]._figures(self.partnership_a)
        figures = figures[self.partnership_a.id]
        self.assertEqual(figures["won_amount"], 300)
        self.assertEqual(self.partnership_a.total_sales, 300)
        self.assertEqual(self.partnership_a.fund_balance, 30)
        deal = deal.with_user(self.partner_a)
        amount = deal.env["prm.registration.facts"]._amount(deal)
        self.assertIn("$\xa0250.00", amount)
        rows = self.env["prm.registration.report"]._read_group(
            [("partnership_id", "=", self.partnership_a.id)],
            aggregates=["won_amount:sum", "amount:sum"],
        )
        self.assertEqual(rows, [(300, 300)])
        self.env["prm.registration.summary"]._refresh(self.organization_a)
        portal = self.portal.with_user(self.supervisor_a)
        charts = portal.env["prm.chart"]._charts(portal)["charts"]
        [won] = [each for each in charts if each["key"] == "won"]
        self.assertEqual(sum(won["series"][0]["values"]), 300)

    def test_without_any_rate_nothing_is_claimed(self):
        gold = self.env["res.currency"].create({"name": "TGO", "symbol": "TG"})
        mine = self.env["res.company"].create({"name": "Mine", "currency_id": gold.id})
        self.env.user.company_ids += mine
        self.lead.write({"company_id": mine.id, "expected_revenue": 1000})
        self.assertEqual(self.deal.amount, 0)
        self.assertEqual(self.deal.original_amount, 1000)

    def test_what_an_earlier_version_relabeled_is_converted(self):
        deal = self.abroad_deal()
        self.env.flush_all()
        self.env.cr.execute(
            "UPDATE prm_registration SET amount = 1000, original_amount = NULL,"
            " original_currency_id = NULL WHERE id = %s",
            deal.ids,
        )
        self.env.invalidate_all()
        path = ROOT / "migrations/19.0.1.1.0/post-leads.py"
        script = runpy.run_path(str(path))
        script["migrate"](self.env.cr, "19.0.1.0.0")
        self.env.invalidate_all()
        self.assertEqual((deal.amount, deal.original_amount), (250, 1000))

    def test_merged_leads_keep_the_currency_of_the_amount(self):
        deal = self.abroad_deal()
        other = self.env["crm.lead"].create(
            {"name": "Other", "type": "opportunity", "user_id": False, "team_id": False}
        )
        kept = (other | self.lead).merge_opportunity()
        self.assertEqual(deal.lead_id, kept)
        self.assertEqual(kept._prm_currency_sudo(), self.crown)
        self.assertEqual(deal.amount, 250)


DAY = date(2026, 6, 15)
