"""A refusal says that somebody knows the customer, and nothing more."""

import re
import uuid

from lxml import html

from odoo.tests import tagged

from ..http_common import PrmHttpCase
from .security_common import MISSING

REGISTRATION = "prm.registration"
# What differs from request to request: tokens, and signatures of the session.
TOKENS = re.compile(r"[0-9a-f]{20,}(o[0-9]+)?")
TYPED = re.compile(r"[0-9]{9}\b")
# Where the number of a record stands: in addresses and names of elements. Classes such
# as "mb-3" end in numbers, too, which the first records of a database have.
OWN = r"(/registrations/|\b(?:data-[\w-]+|id|for|aria-[\w-]+)=\"[a-z_-]+-){}\b".format


@tagged("post_install", "-at_install")
class TestSecurityOracle(PrmHttpCase):
    """Known by whom, by what, in which state: the answers do not differ."""

    # ---------------------------------------------------------- who knows, by what

    def _known_by_customer(self, typed, names, **values):
        match = {
            "customer_name": {"name": typed["customer_name"]},
            "customer_website": {"website": typed["customer_website"]},
            "customer_vat": {"vat": typed["customer_vat"]},
        }
        values = {"name": uuid.uuid4().hex, "is_company": True, **values}
        for name in names:
            values |= match[name]
        self.env["res.partner"].with_context(no_vat_validation=True).create(values)

    def _known_by_lead(self, typed, names):
        match = {
            "customer_name": {"partner_name": typed["customer_name"]},
            "customer_website": {"website": typed["customer_website"]},
        }
        values = {"name": "A lead", "type": "lead"}
        for name in names:
            values |= match[name]
        self.env["crm.lead"].create(values)

    def _known_by_partner(self, typed, names, state="submitted"):
        deal = self._register(
            self.partner_b,
            **{name: typed[name] for name in names},
        ).sudo()
        if state == "in_review":
            deal.with_user(self.channel_own).action_start_review()
        elif state == "action_required":
            deal.with_user(self.channel_own).decision_note = "Which budget?"
            deal.with_user(self.channel_own).action_return()
        elif state == "approved":
            self._approve(deal)

    def _cases(self):
        """Return who knows, and a function that lets them know what is typed."""
        by = ("customer_name", "customer_website", "customer_vat")
        for name in by:
            yield f"customer by {name}", self._known_by_customer, (name,), {}
            yield f"partner by {name}", self._known_by_partner, (name,), {}
        yield "customer by all", self._known_by_customer, by, {}
        archived = {"active": False}
        yield "archived customer", self._known_by_customer, by[:1], archived
        alone = {"is_company": False}
        yield "who trades alone", self._known_by_customer, by[1:2], alone
        yield "lead by name", self._known_by_lead, by[:1], {}
        yield "lead by website", self._known_by_lead, by[1:2], {}
        for state in ("in_review", "action_required", "approved"):
            yield f"partner, {state}", self._known_by_partner, by, {"state": state}

    def _typed(self, **values):
        return self.form_data(self.partner_a, **values)

    def _neutral(self, text, typed):
        """Return the page without tokens and without the echo of what was typed."""
        for number, value in enumerate(sorted(typed.values(), key=len, reverse=True)):
            if len(value) > 6:
                text = text.replace(value, f"typed-{number}")
        return TYPED.sub("typed-vat", TOKENS.sub("token", text))

    def _answer(self, typed):
        page = self.send("/registrations", typed)
        neutral = self._neutral(page.text, typed)
        shape = (page.status, tuple(page.errors.items()), tuple(page.summary))
        headers = sorted(page.headers.keys() - {"Set-Cookie"})
        return (*shape, len(neutral), neutral, headers)

    def test_the_refusal_is_the_same_whoever_knows_the_customer(self):
        self.login(self.partner_a)
        answers = {}
        for case, know, names, options in self._cases():
            typed = self._typed()
            know(typed, names, **options)
            answers[case] = self._answer(typed)
        first = answers["customer by customer_name"]
        self.assertEqual(first[0], 422)
        self.assertEqual([name for name, _text in first[1]], ["customer_name"])
        for case, answer in answers.items():
            self.assertEqual(answer[:4], first[:4], case)
            self.assertEqual(answer[4:], first[4:], case)

    def test_an_unknown_customer_is_accepted_and_the_own_one_is_told_as_own(self):
        self.login(self.partner_a)
        typed = self._typed()
        self.assertEqual(self.send("/registrations", typed).status, 303)
        again = {**typed, "submission_token": uuid.uuid4().hex, "name": "Once more"}
        page = self.send("/registrations", again)
        self.assertEqual(page.status, 422)
        self.assertIn("Your organization", page.errors["customer_name"])

    def test_the_draft_of_a_sibling_says_nothing(self):
        typed = self._typed()
        values = {name: typed[name] for name in typed if name.startswith("customer_")}
        self._register(self.colleague_a, submit=False, **values)
        self.login(self.partner_a)
        self.assertEqual(self.send("/registrations", typed).status, 303)

    def test_hints_refuse_nobody_and_are_seen_nowhere(self):
        self.login(self.partner_a)
        pages, rows = set(), []
        for has_hint in (False, True):
            typed = self._typed(name=f"Deal {uuid.uuid4().hex[:8]}")
            mail = typed["contact_email"].partition("@")[2]
            if has_hint:
                leads = [{"name": "A", "email_from": f"x{n}@{mail}"} for n in range(9)]
                self.env["crm.lead"].create(leads)
            self.assertEqual(self.send("/registrations", typed).status, 303)
            deal = self.created(name=typed["name"])
            found = deal.with_user(self.channel_own)
            self.assertEqual(bool(found.conflict_ids), has_hint)
            self.assertEqual(found.weaker_sign_count, 4 * has_hint)
            pages.add(self._seen(deal, typed))
            rows.append(self._row(deal, typed))
        self.assertEqual(len(pages), 1)
        self.assertEqual(rows[0], rows[1])

    def test_what_the_partner_reads_after_asking_for_a_review_does_not_differ(self):
        self.login(self.partner_a)
        pages, rows = set(), []
        for case, know, names, options in self._cases():
            typed = self._typed(name=f"Deal {uuid.uuid4().hex[:8]}")
            if case != "partner, approved":  # one of the cases stays unknown
                know(typed, names, **options)
            answer = self.send("/registrations", {**typed, "ask_review": "1"})
            self.assertEqual(answer.status, 303, case)
            deal = self.created(name=typed["name"])
            self.assertEqual(len(deal), 1, case)
            pages.add(self._seen(deal, typed))
            rows.append(self._row(deal, typed))
        self.assertEqual(len(pages), 1)
        self.assertTrue(all(row == rows[0] for row in rows))

    def _seen(self, deal, typed):
        """Return the page of a deal, without what is its own and without times.

        The bell counts each registration that was received; so all news are read.
        """
        times = ("first_submitted_at", "submitted_at", "last_news_at", "review_due_at")
        deal._write_guarded(dict.fromkeys(times, "2026-01-01 08:00:00"))
        self.env["prm.notification"].search([]).read_at = "2026-01-01 08:00:00"
        self.env.flush_all()
        [main] = self.visit(f"/registrations/{deal.id}").all("//main")
        seen = self._neutral(html.tostring(main, encoding="unicode"), typed)
        return self._without_own(seen, deal.id, deal.number)

    def _without_own(self, text, number, name):
        """Return a page without the number and the name of its record, and times."""
        own = f"{OWN(number)}|{name}|message-[0-9]+"
        return re.sub(rf"{own}|[0-9/]+, [0-9:]+.(AM|PM)", "", text)

    def test_two_pages_compare_alike_whatever_numbers_their_records_have(self):
        page = '<p class="mb-3 p-4"><a id="a-{0}" href="/registrations/{0}/x">'
        low, high = (
            self._without_own(page.format(number), number, "REG-1")
            for number in (3, 4000)
        )
        self.assertEqual(low, high)
        self.assertIn("mb-3 p-4", low)

    def _row(self, deal, typed):
        """Return what a partner reads of the record, apart from what was typed."""
        deal = deal.with_user(self.partner_a)
        [row] = deal.read(sorted(deal._portal_readable_fields() - {"create_date"}))
        skipped = {"id", "number", "display_name", "search_text", *typed}
        return {name: value for name, value in row.items() if name not in skipped}

    # -------------------------------------------------------------------- choices

    def test_foreign_and_missing_choices_are_refused_alike(self):
        theirs = self._register(self.partner_b)
        self._approve(theirs)
        foreign = theirs.sudo().customer_id
        self.login(self.partner_a)
        answers = set()
        for number in (foreign.id, self.organization_b.id, MISSING):
            typed = self._typed(is_new_company=False, is_new_contact=False)
            for name in ("customer_name", "customer_website", "customer_vat"):
                typed.pop(name)
            typed |= {"customer_id": str(number), "customer_contact_id": str(number)}
            page = self.send("/registrations", typed)
            answers.add((page.status, *page.errors.items()))
        self.assertEqual(len(answers), 1)
        self.assertEqual(answers.pop()[0], 422)

    # -------------------------------------------------------------------- lookups

    def _lookup(self, kind, **params):
        return self.visit(f"/lookup/{kind}", **params).response.json()

    def test_lookups_offer_the_own_organizations_customers_and_no_others(self):
        mine = self._register(customer_name="Heron Mills")
        theirs = self._register(self.partner_b, customer_name="Heron Works")
        for deal in (mine, theirs):
            self._approve(deal)
        self.env["res.partner"].create({"name": "Heron Vendor", "is_company": True})
        for user, own in ((self.partner_a, mine), (self.partner_b, theirs)):
            self.login(user)
            deal = own.sudo()
            found = [{"id": deal.customer_id.id, "name": deal.customer_name}]
            self.assertEqual(self._lookup("companies", q="Heron"), found)
            people = self._lookup("contacts", company=deal.customer_id.id, q="")
            self.assertEqual(people[0]["id"], deal.customer_contact_id.id)
        foreign = mine.sudo().customer_id
        self.assertEqual(self._lookup("contacts", company=foreign.id, q=""), [])
        self.assertEqual(self._lookup("contacts", company=MISSING, q=""), [])

    def test_lookups_show_names_as_typed_not_as_the_vendor_writes_them(self):
        mine = self._register(customer_name="Heron Mills")
        self._approve(mine)
        deal = mine.sudo()
        deal.customer_id.name = "Zebra Mills Holding"
        deal.customer_contact_id.name = "Zebra, Carl (pays late)"
        self.login(self.partner_a)
        companies = self._lookup("companies", q="")
        self.assertEqual([row["name"] for row in companies], ["Heron Mills"])
        people = self._lookup("contacts", company=deal.customer_id.id, q="")
        self.assertEqual([row["name"] for row in people], ["Carl Customer"])

    def test_the_wide_lookup_gives_names_alone_from_three_letters_on(self):
        self.program.company_lookup = "all"
        values = {"is_company": True, "email": "zebra@example.org", "ref": "Zebra"}
        self.env["res.partner"].create({"name": "Heron Vendor", **values})
        self.login(self.partner_a)
        self.assertEqual(self._lookup("companies", q="He"), [])
        [found] = self._lookup("companies", q="Heron")
        self.assertEqual(set(found), {"id", "name"})

    def test_what_the_reviewer_links_before_deciding_shows_nowhere(self):
        known = self.env["res.partner"].create({"name": "Known", "is_company": True})
        person = known.create({"name": "Known person", "parent_id": known.id})
        deal = self._register().sudo()
        deal.write({"customer_id": known.id, "customer_contact_id": person.id})
        deal.with_user(self.channel_own).decision_note = "Which budget?"
        deal.with_user(self.channel_own).action_return()
        self.login(self.partner_a)
        page = self.visit(f"/registrations/{deal.id}/edit")
        self.assertEqual(page.value("customer_name"), deal.customer_name)
        self.assertFalse(page.value("customer_id"))
        self.assertFalse(page.value("customer_contact_id"))
        self.assertEqual(self._lookup("companies", q=""), [])
        self.assertEqual(self._lookup("contacts", company=known.id, q=""), [])
