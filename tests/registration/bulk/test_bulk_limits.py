"""A file is no way round the limits, and tells no more than as many forms."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .bulk_common import BulkMixin, csv_of, row


@tagged("post_install", "-at_install")
class TestBulkLimits(BulkMixin, PrmHttpCase):
    """What is counted, and what is answered."""

    def test_each_row_of_a_check_costs_a_registration_and_a_probe(self):
        self.checked(csv_of([row(1), row(2, name=""), row(3)]))
        self.assertEqual(self.spent("submissions"), 3)
        self.assertEqual(self.spent("probes"), 3)
        self.send(f"{self.BULK}/{self.last_run().id}/check")
        self.work()
        self.assertEqual(self.spent("submissions"), 6)
        self.assertEqual(self.spent("probes"), 6)

    def test_the_registration_of_counted_rows_costs_nothing_more(self):
        self.checked(csv_of([row(1), row(2)]))
        self.confirm()
        self.assertEqual(len(self.last_run().registration_ids), 2)
        self.assertEqual(self.spent("submissions"), 2)
        self.assertEqual(self.spent("probes"), 2)

    def test_a_second_click_on_check_costs_nothing(self):
        self.checked(csv_of([row(1), row(2)]))
        run = self.last_run()
        for _click in range(2):
            self.assertEqual(self.send(f"{self.BULK}/{run.id}/check").status, 303)
        self.assertEqual(self.spent("submissions"), 4)
        self.work()
        self.confirm(run)
        self.assertEqual(run.state, "done")
        self.send(f"{self.BULK}/{run.id}/check")
        self.assertEqual(self.spent("submissions"), 4)

    def test_a_file_that_is_too_long_for_today_is_refused_before_any_check(self):
        self.set_limit("submissions", 2)
        page = self.send_file(csv_of([row(1), row(2), row(3)]))
        self.assertEqual(page.status, 429)
        self.assertIn("3 rows", page.errors["file"])
        self.assertFalse(self.last_run())
        self.assertEqual((self.spent("submissions"), self.spent("probes")), (0, 0))
        self.assertEqual(self.send_file(csv_of([row(1), row(2)])).status, 303)

    def test_a_known_customer_gets_the_neutral_code_and_nothing_more(self):
        self.env["res.partner"].create(
            {"name": "Granite Works", "is_company": True, "vat": "DE136695976"}
        )
        others = self._register(self.partner_b, customer_name="Basalt Works")
        rows = [
            row(1, customer_name="Granite Works"),
            row(2, customer_name="Basalt Works"),
            row(3),
        ]
        page = self.checked(csv_of(rows))
        sentence = self.env["prm.messages"]._text("customer_known")
        said = self.said(page)
        self.assertEqual(len(said), 2)
        self.assertEqual(said[0].split(": ", 2)[2], said[1].split(": ", 2)[2])
        self.assertIn(" ".join(sentence.split()), said[0])
        for secret in ("DE136695976", others.number, self.organization_b.name):
            self.assertNotIn(secret, page.text)
        report = self.last_run().report
        self.assertEqual(
            [each["errors"] for each in report],
            [{"customer_name": "customer_known"}] * 2,
        )

    def test_a_review_can_be_asked_for_in_the_file(self):
        self.env["res.partner"].create({"name": "Granite Works", "is_company": True})
        known = row(1, customer_name="Granite Works")
        page = self.checked(csv_of([{**known, "ask_review": "Yes"}]))
        self.assertTrue(page.has_class("prm_bulk_ready"), page.text)
        self.confirm()
        self.assertEqual(self.last_run().registration_ids.state, "submitted")

    def test_a_file_that_tells_the_same_as_the_form(self):
        self.register_by_form(self.partner_a, customer_name="Own Mills")
        wrong = {"customer_name": "Own Mills", "contact_phone": "call me"}
        for values in (wrong, {"customer_name": "Own Mills"}, {"customer_vat": "12"}):
            with self.subTest(values):
                data = self.form_data(self.partner_a, **{**row(5), **values})
                form = self.send("/registrations", data, user=self.partner_a)
                self.checked(csv_of([row(5, **values)]))
                errors = self.last_run().report[0]["errors"]
                self.assertEqual(set(form.errors), set(errors))
                told = {self.env["prm.messages"]._text(c) for c in errors.values()}
                self.assertEqual(
                    {" ".join(each.split()) for each in form.errors.values()},
                    {" ".join(each.split()) for each in told},
                )

    def test_rows_of_the_same_customer_or_deal_are_told_on_both(self):
        rows = [
            row(1),
            row(2),
            {**row(3), "customer_website": row(1)["customer_website"]},
        ]
        page = self.checked(csv_of(rows))
        said = self.said(page)
        self.assertEqual(len(said), 2)
        self.assertIn("Row 2: Deal 1", said[0])
        self.assertIn("Row 4 names the same company", said[0])
        self.assertIn("Row 2 names the same company", said[1])

    def test_an_existing_company_is_one_of_the_own_customers(self):
        deal = self._register(self.partner_a, customer_name="Own Mills")
        self._approve(deal)
        self.env["res.partner"].create({"name": "Granite Works", "is_company": True})
        person = {"contact_first_name": "Eva", "contact_last_name": "Stone"}
        own = {"name": "Next", "customer_id": "own mills", **person}
        other = {"name": "Other", "customer_id": "Granite Works", **person}
        both = {**row(4), "customer_id": "Own Mills"}
        page = self.checked(csv_of([own, other, both]))
        report = {each["line"]: each["errors"] for each in self.last_run().report}
        self.assertEqual(
            report,
            {3: {"customer_id": "sheet_choice"}, 4: {"customer_id": "sheet_both"}},
        )
        self.assertIn("allowed values", page.text)
        self.checked(csv_of([own]))
        self.confirm()
        made = self.last_run().registration_ids
        self.assertEqual(made.customer_id, deal.sudo().customer_id)
        self.assertFalse(made.is_new_company)

    def test_files_a_day_are_limited(self):
        self.set_limit("bulk_files", 1)
        self.assertEqual(self.send_file(csv_of([row(1)])).status, 303)
        page = self.send_file(csv_of([row(2)]))
        self.assertEqual(page.status, 429)
        self.assertIn("limit of files", page.errors["file"])
