"""A lead with a customer whom nobody may find, and offers of it."""

from datetime import timedelta

from odoo import fields

from ...common import PrmData

# Words of the lead that no partner may find before accepting.
SECRETS = {
    "name": "Canary lead",
    "partner_name": "Canary Mills",
    "contact_name": "Carla Canary",
    "email_from": "carla@canary.example",
    "phone": "+49 30 7654321",
    "website": "https://canary.example",
    "description": "Canary pays late",
    "street": "Canary street 1",
}


class OfferData(PrmData):
    """Offers as the dialog makes them."""

    def lead(self, **values):
        """Return an open opportunity full of secrets, of who offers it."""
        return self.env["crm.lead"].create(
            {
                "type": "opportunity",
                "user_id": self.channel_all.id,
                "company_id": self.company.id,
                **SECRETS,
                **values,
            }
        )

    def offer(self, lead, *partnerships, **options):
        """Offer ``lead`` to partnerships (or pairs with a person); return the round."""
        user = options.pop("user", self.channel_all)
        days = options.pop("days", 5)
        in_order = options.pop("in_order", False)
        whom = [
            each if isinstance(each, tuple) else (each, self.env["res.partner"])
            for each in partnerships or (self.partnership_a, self.partnership_b)
        ]
        desk = self.env["prm.offer.desk"].with_user(user)
        return desk._offer(
            lead.with_user(user),
            {
                "name": "A mill moves to the cloud",
                "offer_need": "Three hundred workplaces",
                "offer_city": "Bremen",
                "offer_industry": "Food",
                "offer_size": "250 employees",
                **options,
            },
            [(one.with_user(user), person, "") for one, person in whom],
            fields.Date.today() + timedelta(days=days),
            in_order=in_order,
        ).sudo()

    def line(self, offer_round, partnership):
        """Return the offer to one partner."""
        return offer_round.line_ids.filtered(
            lambda one: one.partnership_id == partnership
        )

    def deal(self, offer_round, partnership):
        """Return what the partner reads of the offer."""
        return self.line(offer_round, partnership).registration_id

    def accept(self, user, deal):
        self.env["prm.offer.answer"].with_user(user)._accept(deal.with_user(user))

    def decline(self, user, deal, reason=None, note=""):
        reason = self.reasons["decline"] if reason is None else reason
        self.env["prm.offer.answer"].with_user(user)._decline(
            deal.with_user(user), reason.id, note
        )
