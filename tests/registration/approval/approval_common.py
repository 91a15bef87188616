"""Two partners who speak of one customer, and who decides about it."""

from ...backend.backend_common import QualifyCase

TAX_NUMBER = "136695976"
WHY = "Another plant, with a budget of its own"


class ApprovalCase(QualifyCase):
    """B was approved first; A registers what may be the same deal."""

    SAME = {"customer_vat": TAX_NUMBER}
    LIKELY = {"customer_name": "Zorblax Works"}

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.leads_group = cls.env.ref("sales_team.group_sale_salesman_all_leads")

    def protected(self, **values):
        """Return a deal of partner B that is approved and protected."""
        deal = self._register(self.partner_b, **values)
        self._approve(deal)
        deal = deal.with_env(self.env)
        self.assertTrue(deal.is_protected)
        return deal

    def asked(self, user=None, **values):
        """Return a deal that was submitted though somebody knows the customer."""
        return self._register(user, ask_review=True, **values)

    def pair(self, **values):
        """Return B's protected deal and A's submitted one for the same customer."""
        first = self.protected(**values)
        return first, self.asked(**values)

    def conflict(self, deal, target, user=None):
        """Return the conflict of ``deal`` with a record, as a reviewer has it."""
        found = deal.sudo().conflict_ids.filtered(
            lambda conflict: conflict._target_sudo() == target.sudo()
        )
        self.assertEqual(len(found), 1, deal.sudo().conflict_ids.mapped("kind"))
        return found.with_user(user or self.channel_own)

    def decide(self, deal, target, decision="different", note=WHY, user=None):
        """Let a reviewer say what a conflict is."""
        conflict = self.conflict(deal, target, user)
        conflict.write({"decision": decision, "note": note})
        return conflict

    def edit(self, dialog, conflict, **values):
        """Judge a conflict where it stands in the dialog."""
        ids = [line["id"] for line in dialog.conflict_ids._records]
        with dialog.conflict_ids.edit(ids.index(conflict.id)) as line:
            for name, value in values.items():
                setattr(line, name, value)

    def customers(self, **values):
        """Return all companies, archived ones too, with these values."""
        values = {"is_company": True, **values}
        customers = self.env["res.partner"].with_context(active_test=False)
        return customers.search([(name, "=", value) for name, value in values.items()])
