from odoo import api, fields, models


class PrmMemberHandOver(models.TransientModel):
    """Dialog that hands what a person looks after to a colleague."""

    _name = "prm.member.hand.over"
    _description = "Hand over registrations"

    member_id = fields.Many2one(
        "prm.member", "From colleague", required=True, ondelete="cascade"
    )
    partnership_id = fields.Many2one(
        related="member_id.partnership_id", related_sudo=False
    )
    open_count = fields.Integer(compute="_compute_open_count", compute_sudo=False)
    contact_count = fields.Integer(compute="_compute_open_count", compute_sudo=False)
    other_id = fields.Many2one(
        "prm.member",
        "To colleague",
        ondelete="cascade",
        domain="[('partnership_id', '=', partnership_id), ('id', '!=', member_id), "
        "('state', 'in', ('invited', 'active'))]",
        compute="_compute_other_id",
        store=True,
        readonly=False,
        help="A colleague with access to the portal, who takes over.",
    )
    end_access = fields.Boolean(
        "End the access of this person",
        help="The person loses access to the portal as soon as everything is handed "
        "over.",
    )
    is_disabled = fields.Boolean(compute="_compute_open_count", compute_sudo=False)

    @api.depends("member_id")
    def _compute_open_count(self):
        for dialog in self:
            member = dialog.member_id._origin.sudo(False)
            member.check_access("write")
            dialog.open_count = member.open_count
            dialog.contact_count = member.contact_count
            dialog.is_disabled = member.state == "disabled"

    @api.depends("member_id")
    def _compute_other_id(self):
        """Propose the only colleague with access, where there is one only."""
        for dialog in self:
            member = dialog.member_id._origin.sudo(False)
            colleagues = member.partnership_id.member_ids - member
            live = colleagues._filtered_live()
            dialog.other_id = live if len(live) == 1 else False

    def action_confirm(self):
        """Hand over, end the access where that is wanted, and say what happened.

        :raises UserError: without a colleague who could take over
        :raises AccessError: to who may not write the person's membership
        """
        self.env["prm.messages"]._check_one(self)
        member, other = self.member_id, self.other_id
        contacts = self.contact_count
        count = member._hand_over_to(other)
        told = [
            self.env._(
                "Registrations handed over to %(person)s: %(count)s",
                person=other.name,
                count=count,
            )
        ]
        if contacts:
            told.append(
                self.env._(
                    "Contacts handed over to %(person)s: %(count)s",
                    person=other.name,
                    count=contacts,
                )
            )
        if self.end_access and member.state != "disabled":
            member.action_disable()
            told.append(
                self.env._("%s has no access to the portal anymore.", member.name)
            )
        return self.env["prm.member.crowd"]._notice(told)
