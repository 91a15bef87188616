"""The strongest are always kept; weak ones are few, and counted."""

from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestScreeningStrength(PrmCase):
    def found(self, deal):
        """Return target → what matched and the strength, as the reviewer reads them."""
        return {
            conflict._target_sudo(): (conflict.matched_on, conflict.strength)
            for conflict in deal.with_user(self.channel_own).conflict_ids
        }

    def lead(self, **values):
        return self.env["crm.lead"].create({"name": "Known", **values})

    def leads(self, number, **values):
        return self.env["crm.lead"].create(
            [
                {
                    "name": f"Weak {each}",
                    **{
                        key: value.replace("%d", str(each))
                        for key, value in values.items()
                    },
                }
                for each in range(number)
            ]
        )

    def contact(self, **values):
        return self.env["res.partner"].create(values)

    # -------------------------------------------------------- the strongest are kept

    def test_many_weak_signs_do_not_hide_a_strong_one(self):
        real = self.lead(partner_name="Hidden Match", website="hidden.example.org")
        self.leads(30, email_from="n%d@crowded-mail.example")
        deal = self._register(
            customer_name="Hidden Match",
            customer_website="www.hidden.example.org",
            contact_email="boss@crowded-mail.example",
            ask_review=True,
        )
        found = self.found(deal)
        self.assertEqual(found.pop(real), ("host, name", "same"))
        self.assertEqual(set(found.values()), {("email_domain", "hint")})
        self.assertLessEqual(len(found), 5)

    def test_what_is_not_listed_is_counted(self):
        self.leads(30, email_from="n%d@crowded-mail.example")
        deal = self._register(contact_email="boss@crowded-mail.example")
        desk = deal.with_user(self.channel_own)
        self.assertEqual((desk.conflict_count, desk.weaker_sign_count), (5, 25))
        self.assertEqual(desk.weaker_sign_text, "Weak matches, not listed: 25")
        self.assertEqual(desk.open_conflict_count, 0)

    def test_what_is_counted_ends_at_one_hundred(self):
        self.leads(130, email_from="n%d@crowded-mail.example")
        deal = self._register(contact_email="boss@crowded-mail.example")
        desk = deal.with_user(self.channel_own)
        self.assertEqual(desk.weaker_sign_text, "Weak matches, not listed: 100+")

    def test_many_equal_names_do_not_hide_the_one_with_the_same_number(self):
        real = self.contact(name="Other Words", is_company=True, vat="987654321")
        self.env["res.partner"].create(
            [{"name": f"Acme {form}", "is_company": True} for form in ["Ltd"] * 30]
        )
        deal = self._register(
            customer_name="Acme", customer_vat="987654321", ask_review=True
        )
        self.assertEqual(self.found(deal)[real], ("vat", "same"))

    def test_an_equal_name_with_the_mail_domain_is_the_same_among_many(self):
        real = self.lead(partner_name="Acme", email_from="joe@acme-mail.example")
        self.leads(30, partner_name="Acme", email_from="n%d@crowded-mail.example")
        deal = self._register(
            customer_name="Acme", contact_email="a@acme-mail.example", ask_review=True
        )
        self.assertEqual(self.found(deal)[real], ("name, email_domain", "same"))

    # -------------------------------------------------------------- mail and website

    def test_a_mail_domain_meets_a_website_in_both_directions(self):
        with_mail = self.lead(email_from="ceo@fooworks.example")
        deal = self._register(customer_website="https://www.fooworks.example/en")
        self.assertEqual(self.found(deal), {with_mail: ("email_domain", "hint")})
        with_site = self.lead(website="https://barworks.example")
        deal = self._register(contact_email="boss@barworks.example")
        self.assertEqual(self.found(deal), {with_site: ("email_domain", "hint")})

    # ------------------------------------------------------------------- who is found

    def test_archived_customers_are_found(self):
        customer = self.contact(name="Acme", is_company=True, active=False)
        deal = self._register(customer_name="Acme", ask_review=True)
        self.assertEqual(self.found(deal), {customer: ("name", "likely")})

    def test_people_who_trade_alone_are_found(self):
        jane = self.contact(name="Jane", website="https://jane-trades.example")
        paul = self.contact(name="Paul", company_name="Paul's Pottery")
        deal = self._register(customer_website="jane-trades.example", ask_review=True)
        self.assertEqual(self.found(deal), {jane: ("host", "same")})
        deal = self._register(customer_name="Paul's Pottery", ask_review=True)
        self.assertEqual(self.found(deal), {paul: ("name", "likely")})

    def test_people_lead_to_their_company_once(self):
        company = self.contact(name="Quite Another", is_company=True)
        for name in ("Ann", "Ben"):
            email = f"{name}@people-mail.example"
            self.contact(name=name, parent_id=company.id, email=email)
        deal = self._register(contact_email="boss@people-mail.example")
        self.assertEqual(self.found(deal), {company: ("email_domain", "hint")})

    def test_an_equal_name_and_the_mail_domain_of_its_people_is_the_same(self):
        company = self.contact(name="Acme", is_company=True)
        self.contact(name="Ann", parent_id=company.id, email="ann@acme-mail.example")
        deal = self._register(
            customer_name="Acme", contact_email="b@acme-mail.example", ask_review=True
        )
        self.assertEqual(self.found(deal), {company: ("name, email_domain", "same")})

    def test_neither_the_vendor_nor_the_partner_itself_is_a_candidate(self):
        self.company.partner_id.website = "https://vendor-site.example"
        self.organization_a.website = "https://partner-site.example"
        for host in ("vendor-site.example", "partner-site.example"):
            deal = self._register(customer_website=host)
            self.assertFalse(self.found(deal))

    # -------------------------------------------------------- through a found customer

    def test_deals_of_a_customer_that_was_found_are_found(self):
        customer = self.contact(name="Acme", is_company=True)
        person = self.contact(name="Ann", parent_id=customer.id)
        lead = self.lead(partner_id=person.id, partner_name="Something Else")
        self.program.company_lookup = "all"
        other = self._register(
            self.partner_b,
            is_new_company=False,
            customer_id=customer.id,
            customer_name=False,
            customer_website=False,
            customer_vat=False,
        ).sudo()
        other._write_guarded({"customer_name": "Typed Otherwise"})
        deal = self._register(customer_name="Acme", ask_review=True)
        likely = ("name", "likely")
        self.assertEqual(
            self.found(deal), {customer: likely, lead: likely, other: likely}
        )

    def test_a_chosen_customer_is_searched_by_what_its_record_says(self):
        customer = self.contact(
            name="Acme", is_company=True, website="https://acme-record.example"
        )
        lead = self.lead(website="acme-record.example")
        self.program.company_lookup = "all"
        deal = self._register(
            is_new_company=False,
            customer_id=customer.id,
            customer_name=False,
            customer_website=False,
            customer_vat=False,
        )
        self.assertEqual(self.found(deal), {lead: ("host", "same")})

    # --------------------------------------------------------- what nobody else has

    def finds(self, deal, but=None):
        """Return model → what the search finds of a deal (sudo)."""
        candidates = self.env["prm.customer.candidates"]
        find, prints = self.env["prm.customer.search"]._find, candidates._prints(deal)
        scopes = candidates._scopes(deal)
        return {
            model: find(model, prints, *each, but=but) for model, each in scopes.items()
        }

    def test_to_leave_out_keys_that_nobody_else_has_changes_nothing_that_is_found(self):
        self._register(self.partner_b, customer_name="Acme", contact_email="a@acme.net")
        self.lead(partner_name="Acme", email_from="joe@acme.net")
        self.contact(name="Other", website="acme.org", is_company=True)
        self.leads(30, email_from="n%d@acme.net")
        told = {"customer_website": "acme.org", "contact_email": "b@acme.net"}
        deal = self._register(customer_name="Acme", ask_review=True, **told).sudo()
        all_found = self.finds(deal)
        self.assertTrue(all(each.found for each in all_found.values()), all_found)
        self.assertEqual(self.finds(deal, deal), all_found)

    def test_nothing_is_searched_for_a_customer_who_is_new(self):
        deal = self._register().sudo()
        prints = self.env["prm.customer.candidates"]._prints(deal)
        search = self.env["prm.customer.search"]
        for model in ("res.partner", "crm.lead", "prm.registration"):
            records_sudo = self.env[model].sudo()
            self.assertEqual(search._met(records_sudo, prints, deal), set(), model)
        told = {"customer_website": deal.customer_website, "ask_review": True}
        twin = self._register(self.partner_b, **told)
        met = search._met(deal, prints, deal)
        self.assertEqual(met, {("prm_match_host", (twin.sudo().prm_match_host,))})

    # --------------------------------------------------------------------- the cost

    def test_many_candidates_cost_no_more_queries_than_one(self):
        def queries(number):
            domain = f"crowd-{number}.example"
            name = f"Crowded {number}"
            self.leads(number, email_from=f"n%d@{domain}", partner_name=name)
            self.env["res.partner"].create(
                [{"name": name, "is_company": True} for _each in range(number)]
            )
            deal = self._register(
                customer_name=name, contact_email=f"a@{domain}", ask_review=True
            ).sudo()
            deal.conflict_ids.unlink()
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.env.cr.sql_log_count
            self.env["prm.customer.screening"]._screen(deal)
            self.env.flush_all()
            return self.env.cr.sql_log_count - before

        few, many = queries(1), queries(60)
        self.assertLessEqual(many, few)

    def test_a_hint_refuses_nobody(self):
        self.lead(email_from="joe@rare-mail.example")
        deal = self._register(contact_email="ann@rare-mail.example")
        self.assertEqual(deal.state, "submitted")
        with self.assertRaises(RegistrationRefused), self.env.cr.savepoint():
            self.lead(partner_name="Acme")
            self._register(customer_name="Acme")
