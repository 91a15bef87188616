"""Factories for funds, certificates and marketing activities."""

from contextlib import contextmanager

from odoo.exceptions import UserError

from ..common import PrmCase


class MoneyData:
    """Mixed into a test case that has the data of :class:`PrmData`."""

    def credit(self, amount, partnership=None, user=None, **values):
        """Enter a credit by hand; return the entry."""
        return self.entry("credit", amount, partnership, user, **values)

    def debit(self, amount, partnership=None, user=None, **values):
        """Enter a debit by hand; return the entry."""
        return self.entry("debit", amount, partnership, user, **values)

    def entry(self, kind, amount, partnership=None, user=None, **values):
        partnership = partnership or self.partnership_a
        entries = self.env["prm.fund.entry"].with_user(user or self.channel_all)
        return entries.create(
            {
                "name": f"By hand: {kind}",
                "partnership_id": partnership.id,
                "kind": kind,
                "amount": amount,
                **values,
            }
        )

    def activity(self, budget=0, partnership=None, user=None, **values):
        """Return a new marketing activity, with the rights of ``user``."""
        partnership = partnership or self.partnership_a
        activities = self.env["prm.marketing.activity"].with_user(
            user or self.channel_all
        )
        return activities.create(
            {
                "name": "Autumn fair",
                "partnership_id": partnership.id,
                "budget": budget,
                **values,
            }
        )

    def certificate(self, person=None, user=None, partnership=None, **values):
        """Return a new certificate, passed and without an end unless told."""
        partnership = partnership or self.partnership_a
        person = person or self.partner_a.partner_id
        certificates = self.env["prm.certificate"].with_user(user or self.channel_all)
        return certificates.create(
            {
                "name": "Certified engineer",
                "partnership_id": partnership.id,
                "partner_id": person.id,
                "result": "passed",
                **values,
            }
        )

    def deal(self, amount=1000, user=None):
        """Register and approve a deal of ``amount``; return its registration (sudo)."""
        registration = self._register(user or self.partner_a).with_env(self.env)
        lead = self._approve(registration)
        lead.expected_revenue = amount
        return registration

    def won(self, amount=1000, user=None):
        """Return a registration whose opportunity of ``amount`` is won (sudo)."""
        registration = self.deal(amount, user)
        registration.lead_id.action_set_won()
        return registration

    def lines(self, partnership=None):
        """Return the ledger as pairs of origin and signed amount, oldest first."""
        partnership = partnership or self.partnership_a
        entries = partnership.sudo().fund_entry_ids.sorted("id")
        return [(entry.origin, entry.signed_amount) for entry in entries]


class MoneyCase(MoneyData, PrmCase):
    """One transaction; the tier credits five percent of what is won."""

    @contextmanager
    def refused(self, words, error=UserError, msg=None):
        """Expect a refusal in these words; what was done until then is undone."""
        with self.assertRaisesRegex(error, words, msg=msg), self.env.cr.savepoint():
            yield

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.tier.fund_percent = 5
        partnerships = cls.partnership_a | cls.partnership_b
        partnerships.fund_since = False  # as if the tier always had it
