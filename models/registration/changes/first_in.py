"""Who came first: since when a registration stands for its customer."""

from odoo import fields, models

from ....policy.first_in import begins_anew, identity

# From other parts: customer_id, first_submitted_at, is_new_company, state


class PrmRegistrationFirstIn(models.Model):
    """The place of a registration among all that speak of its customer."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    first_in_at = fields.Datetime(
        "First received",
        readonly=True,
        copy=False,
        help="Determines who was first. It stays when the registration is submitted "
        "again, unless the partner has changed the customer.",
    )
    returned_customer = fields.Json(
        copy=False,
        readonly=True,
        help="Who the customer was when the partner began to correct the registration.",
        exportable=False,
    )

    def _customer_identity(self):
        """Return who the customer is, as the policy compares it."""
        self.ensure_one()
        chosen = 0 if self.is_new_company else self.customer_id.id
        return identity(self._fingerprint(), chosen)

    def _remember_customer(self):
        """Remember once who the customer was, before the partner corrects anything."""
        self.ensure_one()
        is_returned = self.state == "action_required"
        if is_returned and not self.returned_customer:
            self.returned_customer = self._customer_identity()

    def _first_in_values(self, now):
        """Return what a submission writes of who came first.

        :param datetime now: the moment of the submission
        """
        self.ensure_one()
        is_new = begins_anew(
            self.returned_customer or None,
            self._customer_identity(),
            self.env["prm.registration.correction"]._flags(self),
        )
        former = False if is_new else self.first_in_at or self.first_submitted_at
        return {"first_in_at": former or now, "returned_customer": False}
