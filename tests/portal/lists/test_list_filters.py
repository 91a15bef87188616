"""Each filter of the lists finds what it says, alone and beside others."""

from datetime import timedelta

from odoo import fields
from odoo.tests import freeze_time, tagged

from ...http_common import PrmHttpCase
from .list_common import ListData


@tagged("post_install", "-at_install")
class TestListFilters(ListData, PrmHttpCase):
    def setUp(self):
        super().setUp()
        self.today = fields.Date.context_today(self.env.user)

    def dated(self, name, **values):
        """Return a submitted deal with values that only code writes."""
        deal = self._register(name=name)
        deal.sudo()._write_guarded(values)
        self._forget()
        return deal

    # ---------------------------------------------------------------- how it stands

    def test_several_states_are_ticked_at_once(self):
        self._register(name="Draft", submit=False)
        self._register(name="Submitted")
        self._returned(name="Returned")
        self.login(self.partner_a)
        self.assertEqual(self.rows_of(state="draft"), {"Draft"})
        both = {"Draft", "Returned"}
        self.assertEqual(self.rows_of(state="draft,action_required"), both)
        repeated = "/registrations?state=draft&state=action_required"
        self.assertEqual(self.rows_of(repeated), both)
        self.assertEqual(len(self.rows_of(state="x,,1")), 3)
        page = self.visit("/registrations", state="action_required,x,draft")
        ticked = page.all("//input[@name='state'][@checked]/@value")
        self.assertEqual(ticked, ["draft", "action_required"])
        self.assertIn("State: Draft, Input needed", " ".join(page.texts("//main//a")))
        self.assertIn("state=draft%2Caction_required", page.text)

    def test_outcome_stage_and_this_year_among_opportunities(self):
        stages = self.env["crm.stage"].search([("is_won", "=", False)], limit=2)
        self._staged(stages[0], name="First")
        self._staged(stages[1], name="Second")
        self._won(name="Won")
        lost = self._lost(name="Lost")
        self._lead(lost).stage_id = stages[0]
        self._forget()
        self.login(self.partner_a)

        def rows(**params):
            return self.rows_of("/opportunities", **params)

        self.assertEqual(rows(filterby="open"), {"First", "Second"})
        self.assertEqual(rows(filterby="lost"), {"Lost"})
        self.assertEqual(rows(filterby="won_this_year"), {"Won"})
        self.assertEqual(rows(stage=stages[0].name), {"First"})
        self.assertEqual(rows(stage=stages[1].name, filterby="won"), set())
        self.assertEqual(len(rows(stage="No stage")), 4)
        page = self.visit("/opportunities", filters="open")
        self.assertIn(stages[1].name, self.options(page, "stage"))
        self.assertEqual(self.rows_of(outcome="won"), {"Won"})
        self.assertEqual(self.rows_of(outcome="x"), {"First", "Second", "Won", "Lost"})

    # --------------------------------------------------------------- what it is about

    def test_contact_company_and_number_are_typed(self):
        deal = self._register(
            name="Ours", contact_first_name="Zoe", contact_last_name="Quist"
        )
        self._register(name="Other", customer_name="Zebra Works")
        self.login(self.partner_a)
        for text in ("quist", "zoe", deal.contact_email):
            self.assertEqual(self.rows_of(contact=text), {"Ours"}, text)
        self.assertEqual(self.rows_of(company="zebra"), {"Other"})
        self.assertEqual(self.rows_of(number=deal.number), {"Ours"})
        self.assertEqual(self.rows_of(number="zebra"), set())
        self.assertEqual(self.rows_of(contact="zebra"), set())
        page = self.visit("/registrations", contact="zoe", company="100%_\\")
        self.assertEqual(page.value("contact"), "zoe")
        self.assertEqual(page.value("company"), "100%_\\")
        self.assertIn("Contact contains: “zoe”", page.text)

    def test_a_company_that_is_not_among_the_latest_is_found_by_its_address(self):
        for number in range(22):
            name = f"Company {number:02}"
            self._register(submit=False, name=name, customer_name=name)
        self._register(self.colleague_a, customer_name="Aaron's customer")
        page = self.visit("/registrations", self.partner_a, filters="open")
        self.assertEqual(len(self.options(page, "customer")), 20)
        self.assertNotIn("Company 00", self.options(page, "customer"))
        page = self.visit("/registrations", customer="Company 00")
        self.assertEqual(page.rows, ["Company 00"])
        self.assertEqual(page.value("customer"), "Company 00")
        for foreign in ("Company", "Aaron's customer", "company 0%"):
            page = self.visit("/registrations", customer=foreign, filters="open")
            self.assertEqual(page.value("customer"), "", foreign)
            self.assertNotIn("Aaron", page.text)

    # ------------------------------------------------------------------------- dates

    def test_every_date_narrows_by_first_and_last_day(self):
        noon, day = "2031-05-05 12:00:00", "2031-05-05"
        values = {
            "submitted": {"first_submitted_at": noon},
            "decided": {"decided_at": noon},
            "closing": {"date_closing": day},
            "protection_end": {"protection_end": day},
            "news": {"last_news_at": noon},
        }
        for key, written in values.items():
            self.dated(key, **written)
        self.login(self.partner_a)
        for key in values:
            for begin, end, found in (
                ("2031-05-05", "2031-05-05", {key}),
                ("2031-05-06", "", set()),
                ("2031-01-01", "2031-05-04", set()),
            ):
                dates = {"date_begin": begin, "date_end": end}
                self.assertEqual(self.rows_of(date_of=key, **dates), found, key)
        today = str(self.today)
        created = self.rows_of(date_of="created", date_begin=today, date_end=today)
        self.assertEqual(created, set(values))
        self.assertEqual(self.rows_of(date_of="closing"), set(values))
        page = self.visit("/registrations", date_of="decided", date_end=day)
        self.assertEqual(page.value("date_of"), "decided")
        self.assertIn("Decided on: Until", page.text)

    def test_spans_are_counted_from_today(self):
        self.dated("Soon", date_closing=self.today + timedelta(days=20))
        self.dated("Late", date_closing=self.today + timedelta(days=60))
        self.dated("Past", date_closing=self.today - timedelta(days=5))
        self.login(self.partner_a)

        def rows(span, **params):
            return self.rows_of(date_of="closing", span=span, **params)

        self.assertEqual(rows("next_30"), {"Soon"})
        self.assertEqual(rows("next_90"), {"Soon", "Late"})
        self.assertEqual(rows("last_7"), {"Past"})
        self.assertEqual(rows("x"), {"Soon", "Late", "Past"})
        later = str(self.today + timedelta(days=30))
        self.assertEqual(rows("next_90", date_begin=later), {"Late"})
        page = self.visit("/registrations", date_of="closing", span="next_30")
        self.assertIn("Estimated closing: Next 30 days", page.text)

    def test_protections_that_end_soon(self):
        for days in (2, 10, 25, 60):
            deal = self._open(name=f"{days} days")
            end = self.today + timedelta(days=days)
            deal.sudo()._write_guarded({"protection_end": end})
        won = self._won(name="Won")
        end = self.today + timedelta(days=1)
        won.sudo()._write_guarded({"protection_end": end})
        self._forget()
        self.login(self.partner_a)
        for days, count in ((3, 1), (14, 2), (30, 3)):
            rows = self.rows_of("/opportunities", protection=days)
            self.assertEqual(len(rows), count, rows)
        self.assertEqual(self.rows_of(protection="3"), {"2 days"})
        self.assertEqual(len(self.rows_of(protection="4")), 5)
        with freeze_time(fields.Datetime.now() + timedelta(days=40)):
            self.assertEqual(
                self.rows_of(protection="30", user=self.partner_a), {"60 days"}
            )

    # ----------------------------------------------------------------------- together

    def test_filters_are_joined_and_each_is_dropped_by_its_chip(self):
        self._register(name="Both", contact_last_name="Quist")
        self._register(name="Draft", contact_last_name="Quist", submit=False)
        self.login(self.partner_a)
        asked = {"contact": "quist", "state": "submitted", "sortby": "-name"}
        page = self.visit("/registrations", **asked)
        self.assertEqual(page.rows, ["Both"])
        chips = page.all("//main//a[contains(@class, 'rounded-pill')]/@href")
        base = f"{self.HOME}/registrations?"
        self.assertEqual(
            set(chips),
            {
                f"{base}sortby=-name&contact=quist",
                f"{base}sortby=-name&state=submitted",
            },
        )

    def test_roles_see_their_own_deals_through_every_filter(self):
        self._register(self.colleague_a, name="Aaron's", contact_last_name="Quist")
        self._register(self.partner_b, name="Bruno's", contact_last_name="Quist")
        asked = ({"contact": "quist"}, {"state": "submitted"}, {"span": "this_year"})
        for params in asked:
            self.assertEqual(self.rows_of(user=self.partner_a, **params), set())
            self.assertEqual(
                self.rows_of(user=self.supervisor_a, view="all", **params), {"Aaron's"}
            )
            self.assertEqual(self.rows_of(user=self.partner_b, **params), {"Bruno's"})
