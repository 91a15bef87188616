"""Before an offer is accepted there is nothing of the customer, whoever asks how."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ....policy.search_text import folded
from ...common import PrmCase
from .offer_common import SECRETS, OfferData

CANARY = "anary"
# What a partner may read of an offer, and that is typed for it.
TYPED = {"offer_need", "offer_city", "offer_industry", "offer_size", "name"}
# What says nothing of the lead.
OWN = {
    "id",
    "display_name",
    "number",
    "partnership_id",
    "partner_id",
    "contact_id",
    "portal_id",
    "program_id",
    "company_id",
    "currency_id",
    "origin",
    "visibility",
    "state",
    "offer_deadline",
    "last_news_at",
    "create_date",
    "properties",
}


@tagged("post_install", "-at_install")
class TestOfferHidden(OfferData, PrmCase):
    """The offer as its own partner reads it over RPC."""

    def setUp(self):
        super().setUp()
        self.portal.property_definition = [
            {"name": "site", "string": "Site", "type": "char", "default": "Old quay"}
        ]
        self.partnership_a.contact_id = self.partner_a.partner_id
        self.opportunity = self.lead(expected_revenue=77777, city="Canaryville")
        self.opportunity.message_post(
            body="Canary called", attachments=[("Canary plan.pdf", b"%PDF-1.7")]
        )
        offered = self.offer(self.opportunity)
        self.offered = self.deal(offered, self.partnership_a)
        self.env.flush_all()
        self.env.invalidate_all()
        self.mine = self.offered.with_user(self.partner_a)

    def readable(self):
        return sorted(self.mine._portal_readable_fields())

    def found(self, domain):
        return self.mine in self.mine.search(domain)

    def test_reading_everything_gives_what_was_typed_and_no_word_of_the_lead(self):
        for method in (
            lambda: self.mine.read(self.readable()),
            lambda: self.mine.search_read([("id", "=", self.mine.id)], self.readable()),
            lambda: self.mine.web_read({name: {} for name in self.readable()}),
        ):
            [row] = method()
            self.assertNotIn(CANARY, str(row))
            self.assertNotIn("77777", str(row))
            self.assertEqual(row["offer_need"], "Three hundred workplaces")

    def test_every_other_readable_field_is_empty(self):
        [row] = self.mine.read(self.readable())
        searched = row.pop("search_text").split("\n")
        self.assertEqual(searched, [folded(row["number"]), folded(row["name"])])
        empty = set(row) - TYPED - OWN
        filled = {name: row[name] for name in empty if row[name]}
        self.assertEqual(filled, {})
        self.assertFalse(any(each.get("value") for each in row["properties"]))

    def test_no_search_on_any_field_finds_it_by_words_of_the_lead(self):
        for name in self.readable():
            field = self.mine._fields[name]
            if not field.store or field.type not in ("char", "text"):
                continue
            for word in ("Canary", *SECRETS.values()):
                with self.subTest(field=name, word=word):
                    self.assertFalse(self.found([(name, "ilike", word)]))

    def test_searches_by_customer_contact_and_amount_find_nothing(self):
        for domain in (
            [("customer_name", "!=", False)],
            [("contact_email", "!=", False)],
            [("contact_last_name", "!=", False)],
            [("requirements", "!=", False)],
            [("budget", "!=", False)],
            [("offering_id", "!=", False)],
            [("outcome", "!=", False)],
            [("amount", ">", 0)],
            [("date_closing", "!=", False)],
            [("properties.site", "ilike", "quay")],
        ):
            with self.subTest(domain=domain):
                self.assertFalse(self.found(domain))
        for domain in ([("lead_id", "!=", False)], [("stage_id", "!=", False)]):
            with self.subTest(domain=domain), self.assertRaises(AccessError):
                self.mine.search(domain)

    def test_names_and_groups_say_nothing_either(self):
        registrations = self.mine.browse()
        self.assertFalse(registrations.name_search("Canary"))
        self.assertTrue(registrations.name_search("mill"))
        here = [("id", "=", self.mine.id)]
        for name in ("customer_name", "offering_id", "outcome"):
            [group] = registrations.formatted_read_group(here, [name], ["__count"])
            self.assertFalse(group[name])
        [total] = registrations.formatted_read_group(here, [], ["amount:sum"])
        self.assertFalse(total["amount:sum"])
        with self.assertRaises(UserError):
            self.mine.export_data(["name"])

    def test_the_lead_its_messages_and_its_files_stay_closed(self):
        lead = self.opportunity.with_user(self.partner_a)
        with self.assertRaises(AccessError):
            lead.read(["name"])
        env = self.env(user=self.partner_a)
        messages = env["mail.message"].search([("body", "ilike", "Canary")])
        self.assertFalse(messages)
        self.assertFalse(env["ir.attachment"].search([("name", "ilike", "Canary")]))
        self.assertFalse(self.offered._shared_messages_sudo())

    def test_page_and_list_show_what_was_typed_and_no_word_of_the_lead(self):
        page = self.mine._portal_page("offers")
        self.assertNotIn(CANARY, str(page))
        told = dict(page["deal"])
        self.assertEqual(told["Need"], "Three hundred workplaces")
        self.assertEqual(told["City"], "Bremen")
        self.assertEqual((page["customer"], page["contact"]), ([], []))
        rows = self.env["prm.offer.list"].with_user(self.partner_a)._rows(self.mine)
        self.assertNotIn(CANARY, str(rows))

    def test_offers_and_rounds_themselves_are_closed_to_partners(self):
        for name in ("prm.offer", "prm.offer.round", "prm.offer.report"):
            for user in (self.partner_a, self.supervisor_a, self.portal_user):
                records = self.env[name].with_user(user)
                with self.subTest(model=name), self.assertRaises(AccessError):
                    records.search([])

    def test_afterwards_the_partner_reads_the_customer_and_others_still_do_not(self):
        self.accept(self.partner_a, self.offered)
        self.env.invalidate_all()
        [row] = self.mine.read(["customer_name", "contact_email", "amount"])
        self.assertEqual(row["customer_name"], "Canary Mills")
        self.assertEqual(row["contact_email"], "carla@canary.example")
        self.assertEqual(row["amount"], 77777)
        line = self.offered.offer_ids.round_id.line_ids
        other = line.registration_id - self.offered
        theirs = other.with_user(self.supervisor_b)
        [row] = theirs.read(sorted(theirs._portal_readable_fields()))
        self.assertNotIn(CANARY, str(row))
        self.assertNotIn("Alder", str(row))

    def test_nobody_writes_the_customer_on_an_offer_before_it_is_accepted(self):
        deal = self.offered.with_user(self.channel_all)
        for values in (
            {"customer_name": "Canary Mills"},
            {"contact_email": "carla@canary.example"},
            {"requirements": "Canary wants it"},
            {"offering_id": self.offering.id},
        ):
            with self.subTest(values=values), self.assertRaises(UserError):
                deal.write(values)
        deal.write({"partner_reference": "B-17"})
        with self.assertRaises(UserError):
            deal.create(
                {
                    "name": "By hand",
                    "partnership_id": self.partnership_a.id,
                    "origin": "offered",
                    "state": "offered",
                    "customer_name": "Canary Mills",
                }
            )
        self.accept(self.partner_a, self.offered)
        deal.write({"requirements": "Three racks"})
