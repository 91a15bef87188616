"""While a company is typed: one answer, whoever knows it, and nothing is kept."""

import uuid
from urllib.parse import urlsplit

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from ..security.security_common import MISSING


@tagged("post_install", "-at_install")
class TestLiveCheck(PrmHttpCase):
    def typed(self):
        number = uuid.uuid4().hex[:8]
        return {
            "customer_name": f"Typed {number}",
            "customer_website": f"https://{number}.example.org",
            "customer_vat": str(uuid.uuid4().int)[:9],
        }

    def check(self, typed, user=None, **params):
        data = {**typed, **params}
        return self.send("/lookup/check", data, user=user or self.partner_a)

    # ---------------------------------------------------------- who knows, by what

    def customer(self, typed, **values):
        name = typed["customer_name"]
        self.env["res.partner"].create({"name": name, "is_company": True, **values})

    def by_website(self, typed, **values):
        website = typed["customer_website"]
        values = {"name": uuid.uuid4().hex, "website": website, **values}
        self.env["res.partner"].create(values)

    def by_number(self, typed):
        values = {"name": uuid.uuid4().hex, "is_company": True}
        contacts = self.env["res.partner"].with_context(no_vat_validation=True)
        contacts.create({**values, "vat": typed["customer_vat"]})

    def lead(self, typed, **values):
        values = {"name": "L", "partner_name": typed["customer_name"], **values}
        self.env["crm.lead"].create(values)

    def partner(self, typed, approve=False):
        deal = self._register(self.partner_b, **typed)
        if approve:
            self._approve(deal)

    def cases(self):
        """Return who knows, and a function that lets them know what is typed."""
        return {
            "vendor's customer": self.customer,
            "archived": lambda typed: self.customer(typed, active=False),
            "by website": self.by_website,
            "by tax number": self.by_number,
            "who trades alone": lambda typed: self.by_website(typed, is_company=False),
            "open lead": self.lead,
            "several": lambda typed: [self.customer(typed) for _number in range(4)],
            "other partner": self.partner,
            "protected deal": lambda typed: self.partner(typed, approve=True),
        }

    # ------------------------------------------------------------------- the answers

    def test_every_kind_of_conflict_answers_with_the_same_bytes_and_headers(self):
        answers = {}
        for case, know in self.cases().items():
            typed = self.typed()
            know(typed)
            page = self.check(typed)
            names = sorted(page.headers.keys() - {"Set-Cookie", "Date"})
            answers[case] = (page.status, page.response.content, names)
        first = answers["vendor's customer"]
        self.assertIn(b'"review"', first[1])
        for case, answer in answers.items():
            self.assertEqual(answer, first, case)

    def test_every_kind_takes_the_same_queries_and_so_does_nobody(self):
        counts = {}
        for case, know in {**self.cases(), "nobody": lambda _typed: None}.items():
            typed = self.typed()
            know(typed)
            counts[case] = self.queries(typed)
        self.assertEqual(len(set(counts.values())), 1, counts)

    def queries(self, typed):
        """Return how many queries an answer takes that nobody asked for before."""
        checks = self.env["prm.customer.check"].with_user(self.partner_a)
        partnership = self.partnership_a.with_user(self.partner_a)
        checks._check(partnership, self.typed())
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        checks._check(partnership, typed)
        return self.env.cr.sql_log_count - before

    def test_what_nobody_knows_is_available_and_then_is_accepted(self):
        typed = self.typed()
        self.assertEqual(self.check(typed).response.json()["code"], "available")
        self.login(self.partner_a)
        answer = self.send("/registrations", self.form_data(**typed))
        self.assertEqual(answer.status, 303)

    def test_it_says_what_the_form_says_when_it_is_sent(self):
        for case, know in self.cases().items():
            typed = self.typed()
            know(typed)
            code = self.check(typed).response.json()["code"]
            sent = self.send("/registrations", self.form_data(**typed))
            self.assertEqual((code, sent.status), ("review", 422), case)

    def test_hints_are_told_nobody(self):
        typed = self.typed()
        domain = typed["customer_website"].partition("//")[2]
        self.env["crm.lead"].create({"name": "A", "email_from": f"x@{domain}"})
        self.assertEqual(self.check(typed).response.json()["code"], "available")

    def test_the_own_customer_is_told_plainly_with_where_its_deal_is(self):
        typed = self.typed()
        deal = self._register(**typed)
        answer = self.check(typed).response.json()
        self.assertEqual(answer["code"], "own")
        self.assertIn("already registered", answer["text"])
        self.assertEqual(answer["number"], deal.number)
        self.assertTrue(answer["url"].endswith(f"/registrations/{deal.id}"))

    def test_the_own_customer_is_taken_over_by_one_click(self):
        typed = self.typed()
        deal = self._register(**typed)
        self._approve(deal)
        answer = self.check(typed).response.json()
        customer = deal.sudo().customer_id
        self.assertEqual(answer["customer_id"], customer.id)
        self.assertEqual(answer["customer_name"], typed["customer_name"])
        page = self.visit("/registrations/new")
        [button] = page.all("//template//button[@name='use_company']")
        self.assertIn("{customer_name}", button.text_content())

    def test_whose_customer_it_is_not_gets_none_to_take_over(self):
        typed = self.typed()
        self._approve(self._register(self.partner_b, **typed))
        answer = self.check(typed).response.json()
        self.assertEqual((answer["customer_id"], answer["customer_name"]), (0, ""))

    def test_a_colleague_who_may_not_open_the_deal_gets_no_link(self):
        typed = self.typed()
        self._register(**typed)
        answer = self.check(typed, self.colleague_a).response.json()
        self.assertEqual((answer["code"], answer["url"]), ("own", ""))
        self.assertEqual(answer["number"], "")

    def test_what_is_edited_does_not_speak_against_itself(self):
        typed = self.typed()
        deal = self._register(**typed)
        desk = deal.with_user(self.channel_own)
        desk.decision_note = "Which budget?"
        desk.action_return()
        answer = self.check(typed, registration=deal.id).response.json()
        self.assertEqual(answer["code"], "available")
        page = self.check(typed, self.partner_b, registration=deal.id)
        missing = self.check(typed, self.partner_b, registration=MISSING)
        self.assertEqual(page.status, 404)
        self.assertEqual(page.response.content, missing.response.content)

    # ------------------------------------------------------------------ nothing is told

    def test_where_known_companies_are_accepted_nothing_is_told(self):
        self.program.duplicate_policy = "review"
        typed = self.typed()
        self.customer(typed)
        self.assertEqual(self.check(typed).response.json()["code"], "")
        page = self.visit("/registrations/new")
        self.assertFalse(page.has_class("prm_live_check"))

    def test_where_nobody_may_register_nothing_is_told(self):
        row = self.portal.section_ids.filtered(lambda row: row.key == "registrations")
        row.write({"can_create": False, "can_edit": False})
        typed = self.typed()
        self.customer(typed)
        self.assertEqual(self.check(typed).response.json()["code"], "")
        row.visible = False
        self.assertEqual(self.check(typed).status, 404)

    def test_nothing_typed_says_nothing(self):
        self.assertEqual(self.check({}).response.json()["code"], "")
        nothing = {"customer_vat": "n/a", "customer_name": " ", "surprise": "x"}
        self.assertEqual(self.check(nothing).response.json()["code"], "")

    def test_nothing_is_kept_of_what_was_typed(self):
        self.login(self.partner_a)
        self.check(self.typed())
        tables = ("prm_registration", "prm_serialization_key", "mail_message")
        counts = [self.count(table) for table in tables]
        with self.assertNoLogs("odoo.addons.prm"):
            self.check(self.typed())
        self.assertEqual([self.count(table) for table in tables], counts)

    def count(self, table):
        [[number]] = self.env.execute_query(
            self.env["prm.registration"]._search([]).select("count(*)")
            if table == "prm_registration"
            else self.env[table.replace("_", ".")].sudo()._search([]).select("count(*)")
        )
        return number

    def test_what_is_typed_stands_in_no_address_and_comes_from_the_own_page(self):
        self.login(self.partner_a)
        typed = self.typed()
        self.customer(typed)
        self.assertEqual(self.visit("/lookup/check", **typed).status, 404)
        self.assertEqual(self.send("/lookup/check", typed, csrf=False).status, 400)
        page = self.send("/lookup/check", typed)
        self.assertEqual((page.status, page.response.json()["code"]), (200, "review"))
        self.assertFalse(urlsplit(page.response.request.url).query)
        for name in ("PUT", "OPTIONS"):
            answer = self.opener.request(name, page.response.request.url)
            self.assertGreaterEqual(answer.status_code, 400, name)

    # ------------------------------------------------------------------------ the form

    def test_the_form_says_where_to_ask_and_where_to_tell(self):
        self.login(self.partner_a)
        [place] = self.visit("/registrations/new").has_class("prm_live_check")
        self.assertTrue(place.get("data-url").endswith("/lookup/check"))
        self.assertEqual(place.get("aria-live"), "polite")

    def test_it_counts_as_the_question_that_the_form_asks(self):
        self.env["ir.config_parameter"].sudo().set_param("prm.limit_probes", "2")
        for _number in range(2):
            self.assertEqual(self.check(self.typed()).status, 200)
        page = self.check(self.typed())
        self.assertEqual(page.status, 429)
        self.assertIn("many companies", page.response.json()["error"])
        sent = self.send("/registrations", self.form_data())
        self.assertEqual(sent.status, 429)
        self.assertEqual(self.check(self.typed(), self.colleague_a).status, 200)

    def test_others_ask_nothing(self):
        self.assertEqual(self.check(self.typed(), self.portal_user).status, 404)
