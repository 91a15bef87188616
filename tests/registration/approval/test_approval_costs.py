"""What an approval costs where many speak of the customer, and whom it tells."""

from odoo.tests import tagged

from .approval_common import ApprovalCase

MANY = 6


@tagged("-at_install", "post_install")
class TestApprovalCosts(ApprovalCase):
    def queries(self, records, name):
        """Return how many queries it takes to compute a field of records."""
        self.env.flush_all()
        self.env.invalidate_all()
        before = self.env.cr.sql_log_count
        # Read together, as what is shown in a list is.
        records.browse(records.ids).mapped(name)
        return self.env.cr.sql_log_count - before

    def conflicts(self):
        """Return conflicts (sudo) with deals of others, and with opportunities."""
        deals = [self.asked(self.partner_b, **self.LIKELY) for _each in range(MANY)]
        name = self.LIKELY["customer_name"]
        self.env["crm.lead"].create(
            [{"name": f"Deal {n}", "partner_name": name} for n in range(MANY)]
        )
        found = self.asked(**self.LIKELY).sudo().conflict_ids
        self.assertLessEqual(len(deals), len(found.found_registration_id))
        self.assertGreater(len(found.found_lead_id), 1)
        return found

    def test_judging_many_conflicts_costs_no_more_queries_than_one(self):
        found = self.conflicts()
        # Neither by another deal alone, nor by another opportunity alone.
        one = found.filtered("found_registration_id")[:1]
        one |= found.filtered("found_lead_id")[:1]
        self.queries(found, "is_protected")
        few, many = (self.queries(each, "is_protected") for each in (one, found))
        self.assertLessEqual(many, few)

    def assigned(self, record):
        """Return the messages that tell somebody a record is assigned to them."""
        return self.env["mail.message"].search(
            [
                ("model", "=", record._name),
                ("res_id", "=", record.id),
                ("message_type", "=", "user_notification"),
                ("notified_partner_ids", "in", self.salesperson.partner_id.ids),
            ]
        )

    def test_who_sells_is_told_of_a_new_opportunity_once(self):
        deal = self._register()
        deal.sudo().user_id = self.salesperson
        self.env.flush_all()
        before = self.assigned(deal)
        lead = self._approve(deal)
        self.assertEqual(lead.user_id, self.salesperson)
        self.assertEqual(len(self.assigned(lead)), 1)
        self.assertEqual(self.assigned(deal), before)
        self.assertIn(self.salesperson.partner_id, deal.sudo().message_partner_ids)

    def test_who_sells_a_known_opportunity_is_told_by_the_deal(self):
        self.channel_own.group_ids |= self.leads_group
        lead = self.env["crm.lead"].create(
            {"name": "Known", "type": "opportunity", "user_id": self.salesperson.id}
        )
        deal = self._register()
        before = self.assigned(lead)
        dialog = self.dialog(deal)
        dialog.lead_mode = "link"
        dialog.lead_id = lead
        self.confirm(dialog)
        self.assertEqual(deal.with_env(self.env).sudo().lead_id, lead)
        self.assertEqual(self.assigned(lead), before)
        self.assertEqual(len(self.assigned(deal)), 1)
