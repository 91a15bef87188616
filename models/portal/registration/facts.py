"""What the cards beside a registration say: the deal, the customer, the contact."""

from operator import itemgetter

from odoo import models


class PrmRegistrationFacts(models.AbstractModel):
    """Pairs of label and text: what the form's fields hold, and what is known besides.

    Each row has a place among the others, see ``prm.registration.fields``.
    """

    _name = "prm.registration.facts"
    _description = "Facts of a registration"

    def _cards(self, registration):
        """Return ``[(label, text)]`` of each card by its key; what is empty is no row.

        The keys are ``deal``, ``customer`` and ``contact``.
        """
        known = {
            "deal": self._deal_rows(registration),
            "customer": [],
            "contact": [(10, self.env._("Full name"), registration._contact_name())],
        }
        filled = self.env["prm.registration.fields"]._rows
        cards = {
            card: [*filled(registration, card), *rows] for card, rows in known.items()
        }
        cards["deal"] = self._people_once(registration, cards["deal"])
        return {card: self._in_order(rows) for card, rows in cards.items()}

    def _people_once(self, registration, rows):
        """Return the rows of the deal; who has both its parts stands there once."""
        registration_sudo = registration.sudo()
        person_sudo = registration_sudo.contact_id
        if registration_sudo.representative_id != person_sudo:
            return rows
        theirs = [row for row in rows if row[2] == person_sudo.name]
        if len(theirs) != 2:
            return rows
        (place, first, text), (_place, second, _text) = sorted(theirs)
        others = [row for row in rows if row not in theirs]
        return [*others, (place, f"{first}, {second.lower()}", text)]

    def _links(self, registration):
        """Return text → address of website, mail and phone, as the cards show them."""
        formatting = self.env["prm.formatting"]
        addresses = {
            "customer_website": formatting._website_url,
            "contact_email": formatting._mail_url,
            "contact_phone": formatting._phone_url,
        }
        entries = self.env["prm.registration.fields"]._for(
            "partner", registration.portal_id
        )
        shown = {entry.name for entry in entries if entry.listed}
        texts = {name: registration[name] for name in addresses if name in shown}
        return {text: addresses[name](text) for name, text in texts.items() if text}

    def _in_order(self, rows):
        by_place = sorted(rows, key=itemgetter(0))
        return [(label, text) for _place, label, text in by_place if text]

    def _deal_rows(self, registration):
        """Return place, label and text of what the form does not ask for."""
        registration_sudo = registration.sudo()
        person = registration_sudo.contact_id.name
        deal = self.env["prm.registration.deal"]._of(registration)
        # The steps of the page say it, where the portal shows them.
        has_steps = self.env["prm.portal.switches"]._has_block(
            registration_sudo.portal_id, "progress"
        )
        stage = deal.outcome == "open" and not has_steps and deal.stage
        return [
            (11, self.env._("Stage"), stage),
            (12, self.env._("Pipeline"), deal.pipeline),
            (13, self.env._("Amount"), self._amount(registration)),
            (75, self._person_label(registration), person),
        ]

    def _person_label(self, registration):
        """Return what the person of the partner is to this deal."""
        return {
            "registered": self.env._("Registered by"),
            "shared": self.env._("Shared with"),
            "offered": self.env._("Offered to"),
        }[registration.origin]

    def _amount(self, registration):
        """Return the amount of a deal in words, or ``""``."""
        return self.env["prm.registration.deal"]._amount(registration)
