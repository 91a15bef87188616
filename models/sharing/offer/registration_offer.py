"""What a partner reads of an offer: words that were typed for it, and a last day."""

from odoo import fields, models
from odoo.exceptions import UserError

# From other parts: origin, state, outcome, lead_id, portal_id, partner_id,
# partnership_id, transition_ids, _check_vendor_may


# State of a registration that was an offer until now → what its people are told.
TEMPLATES = {
    "approved": "prm.mail_template_offer_accepted",
    "cancelled": "prm.mail_template_offer_gone",
}


# What no offer says before it is accepted.
BARE = frozenset(
    "customer_id customer_name customer_website customer_vat customer_contact_id"
    " contact_first_name contact_last_name contact_middle_name contact_email"
    " contact_phone requirements budget offering_id date_closing properties".split()
)


class PrmRegistrationOffer(models.Model):
    """The offered deal as the partner sees it; customer and contact are not there."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    offer_need = fields.Text("Need", readonly=True)
    offer_city = fields.Char("City", readonly=True)
    offer_industry = fields.Char("Industry", readonly=True)
    offer_size = fields.Char("Size of the customer", readonly=True)
    offer_deadline = fields.Date("Answer by", readonly=True, copy=False)
    offer_ids = fields.One2many(
        "prm.offer",
        "registration_id",
        "Offers",
        readonly=True,
        groups="prm.group_prm_user",
    )

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "offer_need",
            "offer_city",
            "offer_industry",
            "offer_size",
            "offer_deadline",
        }

    def _guard_write(self, vals):
        """Keep offers bare: customer and contact come with the acceptance.

        :raises UserError: for anything of the customer on an offer
        """
        super()._guard_write(vals)
        if BARE & vals.keys() and "offered" in self.mapped("state"):
            self._check_bare(vals)

    def _check_beginning(self, vals):
        """Refuse values of a new record that an offer may not have.

        :raises UserError: for anything of the customer on an offer
        """
        result = super()._check_beginning(vals)
        if vals.get("state") == "offered":
            self._check_bare(vals)
        return result

    def _check_bare(self, vals):
        """Refuse what tells an offered partner who the customer is.

        Our own code knows what it does: it writes as superuser.

        :raises UserError: saying so
        """
        if not self.env.su and any(vals.get(name) for name in BARE):
            raise UserError(self.env["prm.messages"]._text("offer_stays_bare"))

    def _is_offer(self):
        """Tell whether it stands among the offers, as it is no deal."""
        self.ensure_one()
        self_sudo = self.sudo()
        return self_sudo.origin == "offered" and not self_sudo.outcome

    def _is_unanswered_offer(self):
        """Tell whether it is an offer that this partner did not accept (yet)."""
        self.ensure_one()
        return self.state == "offered" or (self._is_offer() and self._was_offer())

    def _was_offer(self):
        """Tell whether its last move answered or ended an offer."""
        self.ensure_one()
        self_sudo = self.sudo()
        if self_sudo.origin != "offered":
            return False
        return self_sudo.transition_ids[-1:].old == "offered"

    def _after_move(self, before):
        """Note what became of an offer, after all else that follows a move."""
        result = super()._after_move(before)
        desk = self.env["prm.offer.desk"]
        desk._follow_move(self, before)
        desk._follow_approval(self, before)
        return result

    def _mail_people(self, event=""):
        """Tell of offers in words of their own.

        Who has the lead by another deal has lost nothing: that deal tells of it.

        :param str event: as for other registrations
        """
        self.ensure_one()
        if event or not self._was_offer():
            return super()._mail_people(event)
        if self.state == "cancelled" and self._has_lead_anyway():
            return None
        if template := TEMPLATES.get(self.state):
            self_sudo = self.sudo()
            self_sudo.partnership_id._mail_partner(template, record=self)
        return None

    def _has_lead_anyway(self):
        """Tell whether the organization has another approved deal of the lead."""
        self_sudo = self.sudo()
        deals_sudo = self_sudo.lead_id._prm_registrations_sudo() - self_sudo
        return any(
            deal.state == "approved" and deal.partner_id == self_sudo.partner_id
            for deal in deals_sudo
        )

    def _portal_url(self):
        """Return the path of the partner's page, that of offers for an offer."""
        self.ensure_one()
        if not self._is_offer():
            return super()._portal_url()
        portal_sudo = self.portal_id.sudo()
        return portal_sudo._url("offers", self.id)

    def action_take_back_offer(self):
        """Take an offer back that waits for the partner's answer.

        :raises AccessError: to who may not write the registration
        :raises UserError: when the partner answered first
        """
        for registration in self:
            registration._check_vendor_may("recall")
            registration._move_to("cancelled")
