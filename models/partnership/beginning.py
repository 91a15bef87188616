"""Whether a partnership may begin: its program is offered, and it is the only one."""

from odoo import api, fields, models
from odoo.exceptions import UserError

# From other parts: company_id, partner_id, program_id, state


class PrmPartnershipBeginning(models.Model):
    """What stands against a beginning, also against that of a next term."""

    _name = "prm.partnership"
    _inherit = ["prm.partnership"]

    rival_warning = fields.Char(
        compute="_compute_rival_warning",
        help="The active partnership that the organization already has.",
        exportable=False,
    )

    @api.depends("partner_id", "company_id", "state")
    def _compute_rival_warning(self):
        waiting = self.filtered(lambda each: each.state not in ("active", "terminated"))
        rivals_sudo = waiting._active_rivals_sudo()
        for partnership in self:
            rival_sudo = rivals_sudo.get(partnership)
            sentence = rival_sudo and partnership._explain_rival(rival_sudo)
            partnership.rival_warning = sentence

    def _check_program(self):
        """Refuse to begin in a program that is no longer offered.

        Who has begun goes on with it, also after a suspension.

        :raises UserError: naming the program
        """
        program_sudo = self.program_id.sudo()
        if not program_sudo.active:
            raise UserError(
                self.env._(
                    "The program %s is archived. Choose another one, or restore it.",
                    program_sudo.name,
                )
            )

    # ------------------------------------------------------------ one at a time

    def _check_single_active(self):
        """Refuse a second active partnership of one organization in a company.

        Two activations at the same moment claim one key, so that the later one runs
        again and sees the earlier one; the unique index stands behind.

        :raises UserError: naming the other one
        """
        self.ensure_one()
        key = f"active-partnership:{self.partner_id.id}:{self.company_id.id}"
        self.env["prm.serialization.key"]._claim([key])
        if rival_sudo := self._active_rivals_sudo().get(self):
            raise UserError(self._explain_rival(rival_sudo))

    def _active_rivals_sudo(self):
        """Return partnership → another active one (sudo) of its organization."""
        others_sudo = self.env["prm.partnership"].sudo()
        others_sudo = others_sudo.search(
            [
                ("partner_id", "in", self.partner_id.ids),
                ("company_id", "in", self.company_id.ids),
                ("state", "=", "active"),
            ]
        )
        by_key = {(each.partner_id, each.company_id): each for each in others_sudo}
        rivals = {
            each: by_key.get((each.partner_id._origin, each.company_id._origin))
            for each in self
        }
        return {
            each: rival
            for each, rival in rivals.items()
            if rival and rival.id != each._origin.id
        }

    def _explain_rival(self, rival):
        return self.env._(
            "%(partner)s already has an active partnership (%(name)s). End or "
            "suspend it first.",
            partner=self.partner_id.display_name,
            name=rival.name,
        )
