"""What a partner wants to change of the organization, and waits for an employee."""

from odoo import api, fields, models

from ....policy import profile


class PrmProfileChange(models.Model):
    """One field of an organization that a partner asked to change.

    Made by code alone; employees accept or decline it. An accepted one is written on
    the organization, if what stood there is still there.
    """

    _name = "prm.profile.change"
    _inherit = ["prm.partnership.line.mixin", "prm.request.mixin"]
    _description = "Profile change"
    _order = "id desc"
    _rec_name = "label"

    name = fields.Char("Technical name", required=True, readonly=True)
    label = fields.Char("Field", compute="_compute_label")
    contact_id = fields.Many2one(
        "res.partner",
        "Requested by",
        required=True,
        readonly=True,
        index=True,
        ondelete="restrict",
    )
    old = fields.Char("Before", readonly=True)
    new = fields.Char("After", readonly=True)
    old_value = fields.Char("Value before", readonly=True)
    new_value = fields.Char("Value after", readonly=True)
    picture = fields.Image(readonly=True)
    state = fields.Selection(
        [
            ("pending", "Waiting"),
            ("accepted", "Accepted"),
            ("declined", "Declined"),
            ("withdrawn", "Withdrawn"),
            ("closed", "Closed"),
        ],
        default="pending",
        required=True,
        readonly=True,
        index=True,
    )
    note = fields.Text(
        "Note to the partner", help="The partner reads it on the profile page."
    )
    user_id = fields.Many2one(
        "res.users", "Partner manager", related="partnership_id.user_id", store=True
    )

    _one_waits = models.UniqueIndex(
        "(organization_id, name) WHERE state = 'pending'",
        "A change to this field is already waiting.",
    )

    @api.depends("name")
    @api.depends_context("lang")
    def _compute_label(self):
        registry = self.env["prm.profile.fields"]
        for change in self:
            change.label = registry._label("organization", change.name)

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: changes come from the portal."""
        here = self._guard_create(vals_list)
        return super(PrmProfileChange, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: the note, or a move."""
        self._guard_write(vals)
        return super().write(vals)

    def _computed_only_fields(self):
        """Return all fields but the note: code writes changes."""
        return self._columns_but({"note", *self._guarded_fields()}) | {"picture"}

    # ----------------------------------------------------------------- buttons

    def action_accept(self):
        """Write the new values on the organization, and tell the partner.

        :raises UserError: when one was decided, or its field was changed meanwhile
        """
        self.check_access("write")
        self._decide("accepted")

    def action_decline(self):
        """Leave the organization as it is, and tell the partner.

        :raises UserError: when one of these was decided already
        """
        self.check_access("write")
        self._decide("declined")

    # ------------------------------------------------------------------- moves

    def _is_over(self):
        """Tell whether who asked for it speaks for the organization no longer.

        While a partnership is suspended or waits for its renewal, changes wait, too.
        """
        self.ensure_one()
        self_sudo = self.sudo()
        partnership_sudo = self_sudo.partnership_id
        if partnership_sudo.state == "terminated":
            return True
        people_sudo = partnership_sudo.member_ids._filtered_open().partner_id
        return self_sudo.contact_id not in people_sudo

    @api.model
    def _verdict_move(self, old, new):
        return profile.verdict_move(old, new)

    def _decide(self, state):
        """Move to ``state`` in the name of the current user.

        :raises UserError: when one was decided already; saying by whom
        """
        self._move_to(
            state, decided_by_id=self.env.uid, decided_at=fields.Datetime.now()
        )

    def _explain_refused_move(self, new, verdict):
        """Say who was first, as far as it is a decision that was made."""
        if self.state in ("pending", "closed"):
            return super()._explain_refused_move(new, verdict)
        decided_sudo = self.sudo()
        return self.env._(
            "%(field)s: %(person)s decided first. The change is already “%(state)s”.",
            field=self.label,
            person=decided_sudo.decided_by_id.name,
            state=self.env["prm.formatting"]._choice(self, "state"),
        )

    def _after_move(self, before):
        """Write what was accepted, and tell who asked for it."""
        result = super()._after_move(before)
        approval = self.env["prm.profile.approval"]
        notice = self.env["prm.profile.notice"]
        for accepted in self._by_organization("accepted"):
            approval._accept(accepted)
        told = self.filtered(lambda change: change.state in ("accepted", "declined"))
        notice._tell_decided(told)
        notice._end_activities(self.partnership_id)
        return result

    def _by_organization(self, state):
        """Return the changes in ``state``, of one organization after the other."""
        of_state = self.filtered(lambda change: change.state == state)
        return of_state.grouped("organization_id").values()

    # -------------------------------------------------------------------- words

    def _decided_texts(self):
        """Return what was decided together, for the mail: one text of each change.

        What stood there, what was wished and our note stand on the page alone.
        """
        together = self.browse(self.env.context.get("prm_changes")) or self
        choice = self.env["prm.formatting"]._choice
        return [
            f"{change.label}: {choice(change, 'state')}"
            for change in together.sorted("id")
        ]

    def _profile_link(self):
        """Return the full address of the organization's profile, for mails."""
        portal_sudo = self.partnership_id.portal_id.sudo()
        return self.get_base_url() + portal_sudo._url("profile", "organization")

    def _readers_sudo(self, people):
        """Return those of ``people`` (sudo) who may open the profile."""
        return self.sudo().partnership_id._readers_sudo(people)
