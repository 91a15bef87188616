"""Another customer on a lead that is there is asked for as one on a new lead."""

from odoo.exceptions import UserError
from odoo.tests import new_test_user, tagged

from ...screening.lead_common import LeadProtectionCase

CUSTOMER = {"partner_name": "Guard Co", "website": "https://guard.io"}
REASON = "The customer insists on buying from us"


@tagged("post_install", "-at_install")
class TestDirectRenamed(LeadProtectionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.boss = new_test_user(cls.env, "boss_t", "sales_team.group_sale_manager")
        cls.portal.direct_sales = "block"

    def free(self, user=None, **values):
        """Return a lead of somebody else, as ``user`` sees it."""
        return self.lead(user, **{"partner_name": "Somebody else", **values})

    def assertBlocked(self, lead, values):
        with self.assertRaises(UserError), self.env.cr.savepoint():
            lead.write(values)
        self.env.invalidate_all()

    # ---------------------------------------------------------------- what is asked

    def test_each_way_to_name_the_customer_is_asked(self):
        customer = self.deal.sudo().customer_id
        person = self._create_person(customer, "gus")
        lead = self.free()
        for values in (
            {"website": "guard.io"},
            {"partner_id": customer.id},
            {"partner_id": person.id},
            {"partner_name": "Guard Co", "email_from": "gus@guard.io"},
        ):
            with self.subTest(values=values):
                self.assertBlocked(lead, values)
        half = self.free(partner_name="Guard Co")
        self.assertBlocked(half, {"email_from": "gus@guard.io"})

    def test_one_of_several_stops_all_of_them(self):
        leads = self.free() | self.free(email_from="gus@guard.io")
        self.assertBlocked(leads, {"partner_name": "Guard Co"})
        self.assertEqual(set(leads.mapped("partner_name")), {"Somebody else"})

    def test_a_lead_is_renamed_to_whom_nobody_protects(self):
        lead = self.free()
        lead.write({"partner_name": "Free Co", "website": "https://free.example"})
        self.assertEqual(lead.partner_name, "Free Co")

    def test_a_blocked_one_from_before_stays_with_the_same_customer(self):
        self.portal.direct_sales = "warn"
        lead = self.free(**CUSTOMER)
        self.portal.direct_sales = "block"
        lead.write({"partner_name": "Guard Company", "contact_name": "Gus"})
        self.assertEqual(lead.contact_name, "Gus")
        lead.write({"partner_name": "Somebody else", "website": False})
        self.assertBlocked(lead, CUSTOMER)

    def test_where_portals_only_warn_nothing_is_refused(self):
        self.portal.direct_sales = "warn"
        lead = self.free()
        lead.write(CUSTOMER)
        self.assertTrue(lead.prm_customer_protection)

    # ------------------------------------------------------------------- overridden

    def test_managers_override_it_in_words_that_both_sides_keep(self):
        lead = self.free(self.boss)
        self.assertBlocked(lead, CUSTOMER)
        lead.write({**CUSTOMER, "prm_direct_reason": REASON})
        logged = lead.sudo().message_ids.filtered(lambda one: REASON in one.body)
        self.assertEqual(logged.author_id, self.boss.partner_id)
        deal = self.deal.sudo()
        self.assertTrue(deal.message_ids.filtered(lambda one: REASON in one.body))

    def test_it_is_logged_once_however_often_the_lead_is_written(self):
        lead = self.free(self.boss)
        lead.write({**CUSTOMER, "prm_direct_reason": REASON})
        lead.write({"contact_name": "Gus"})
        lead.write({"partner_name": "Guard Company"})
        logged = lead.sudo().message_ids.filtered(lambda one: REASON in one.body)
        self.assertEqual(len(logged), 1)

    def test_salespeople_give_no_reason_here_either(self):
        lead = self.free()
        self.assertBlocked(lead, {**CUSTOMER, "prm_direct_reason": REASON})

    # ---------------------------------------------------------------------- at rest

    def asked(self, leads, values):
        """Return how many queries look for blocks while leads are written."""
        self.env.flush_all()
        self.env.invalidate_all()
        queries = []
        execute = self.env.cr.execute

        def record(query, *args, **kwargs):
            code = query.code if hasattr(query, "code") else str(query)
            queries.append(code)
            return execute(query, *args, **kwargs)

        self.patch(self.env.cr, "execute", record)
        leads.write(values)
        self.env.flush_all()
        self.patch(self.env.cr, "execute", execute)
        portals = [each for each in queries if "direct_sales" in each]
        return len(portals) + sum("AS probe" in each for each in queries)

    def test_unrelated_changes_ask_nothing(self):
        leads = self.free() | self.free() | self.free()
        self.assertEqual(self.asked(leads, {"expected_revenue": 5, "priority": "1"}), 0)

    def test_many_leads_that_say_the_same_as_before_are_one_question(self):
        leads = self.free() | self.free() | self.free()
        self.assertEqual(self.asked(leads, {"partner_name": "Somebody else"}), 1)

    def test_where_no_portal_blocks_many_leads_are_one_question(self):
        self.portal.direct_sales = "warn"
        leads = self.free() | self.free() | self.free()
        self.assertEqual(self.asked(leads, {"contact_name": "Gus"}), 1)
