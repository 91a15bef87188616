"""What a partner asked for: more days of protection."""

from odoo import api, fields, models

from ...policy import extension

# From other parts: _name_of


class PrmExtension(models.Model):
    """One request to prolong the protection of a deal.

    Made by code alone, on the portal; employees approve or reject it. Partners have no
    right on it: the page of the deal gets plain values.
    """

    _name = "prm.extension"
    _inherit = ["prm.computed.guard.mixin", "prm.deal.request.mixin"]
    _description = "Extension request"
    _order = "id desc"

    partner_id = fields.Many2one(
        "res.partner", "Partner", related="registration_id.partner_id", store=True
    )
    protection_end = fields.Date(related="registration_id.protection_end")
    contact_id = fields.Many2one(
        "res.partner",
        "Requested by",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    days = fields.Integer(required=True, readonly=True, aggregator=None)
    reason = fields.Text("Partner's reason", readonly=True)
    state = fields.Selection(
        [
            ("pending", "Waiting"),
            ("approved", "Extended"),
            ("rejected", "Not extended"),
            ("closed", "Closed"),
        ],
        default="pending",
        required=True,
        readonly=True,
        index=True,
    )
    note = fields.Text(
        "Note for the partner", help="The partner reads it on the page of the deal."
    )
    old_end = fields.Date("Protected until, before", readonly=True)
    new_end = fields.Date("Protected until, after", readonly=True)

    _one_waits = models.UniqueIndex(
        "(registration_id) WHERE state = 'pending'",
        "A request for this deal is already pending.",
    )
    _days_positive = models.Constraint(
        "CHECK (days > 0)", "An extension is at least one day."
    )

    @api.depends("registration_id.display_name", "days")
    @api.depends_context("lang")
    def _compute_display_name(self):
        for request in self:
            name = request.registration_id.display_name or ""
            request.display_name = request._name_of(name)

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: requests come from the portal."""
        here = self._guard_create(vals_list)
        return super(PrmExtension, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: the note, or a move."""
        self._guard_write(vals)
        return super().write(vals)

    def _computed_only_fields(self):
        """Return all fields but the note: code writes requests."""
        return self._columns_but({"note", *self._guarded_fields()})

    def _guarded_fields(self):
        return super()._guarded_fields() | {"old_end", "new_end"}

    # ----------------------------------------------------------------- buttons

    def action_approve(self):
        """Prolong the protection by the days that were asked for, and tell the partner.

        :raises AccessError: without write access
        :raises UserError: when it was decided already, or the deal is not protected
            anymore
        """
        self.check_access("write")
        for request in self:
            self.env["prm.extension.desk"]._approve(request)

    def action_reject(self):
        """Leave the protection as it is, and tell the partner why.

        :raises AccessError: without write access
        :raises UserError: without a note, or when it was decided already
        """
        self.check_access("write")
        for request in self:
            self.env["prm.extension.desk"]._reject(request)

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return extension.verdict_move(old, new)

    def _after_move(self, before):
        """Nothing waits anymore: it holds no protection, and reminds nobody."""
        result = super()._after_move(before)
        self.env["prm.extension.desk"]._settle(self)
        return result

    def _explain_refused_move(self, new, verdict):
        """Say who was first, as far as somebody decided."""
        if verdict.code == "unknown_state":
            return super()._explain_refused_move(new, verdict)
        decided_sudo = self.sudo()
        if not decided_sudo.decided_by_id:
            return self.env["prm.messages"]._text("extension_closed")
        return self.env._(
            "%(person)s decided first. The request is already “%(state)s”.",
            person=decided_sudo.decided_by_id.name,
            state=self.env["prm.formatting"]._choice(self, "state"),
        )
