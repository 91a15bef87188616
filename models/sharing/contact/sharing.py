"""Employees share contacts with partners, and stop it."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from .events import SHARED

# From other parts: active, _note


class PrmContactSharing(models.AbstractModel):
    """Shares contacts, each once with the same person or organization."""

    _name = "prm.contact.sharing"
    _description = "Sharing of contacts"

    @api.model
    def _share(self, partnership, partners, person=None):
        """Share contacts with a person of a partner, or with all of the organization.

        What is shared already stays as it is. People are told once of all of them.

        :param partnership: an active one
        :param partners: ``res.partner`` records, in the employee's environment
        :param person: ``res.partner`` of a member; None for the organization's inbox
        :return: the new ``prm.contact`` records
        :raises AccessError: to who may not write the partnership or read a contact
        :raises UserError: when the partnership is not active
        :raises ValidationError: for a person without access to the portal
        """
        partnership.ensure_one()
        partnership.check_access("write")
        partners.check_access("read")
        if partnership.state != "active":
            raise UserError(self.env["prm.messages"]._text("partnership_not_active"))
        self._claim(partnership, partners)
        person_id = person.id if person else False
        known = self._known(partnership, partners, person_id)
        made = self.env["prm.contact"].create(
            [
                {
                    "partnership_id": partnership.id,
                    "partner_id": partner.id,
                    "contact_id": person_id,
                }
                for partner in partners - known.partner_id
            ]
        )
        self._tell(partnership, made)
        return made

    @api.model
    def _claim(self, partnership, partners):
        """Let those who share the same contact with the same partner queue up."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim(
            f"contact:{partnership.id}:{partner.id}" for partner in partners
        )

    @api.model
    def _known(self, partnership, partners, person_id):
        """Return what is shared with the same person, or organization, already."""
        return self.env["prm.contact"].search(
            [
                ("partnership_id", "=", partnership.id),
                ("partner_id", "in", partners.ids),
                ("contact_id", "=", person_id),
                ("origin", "=", "shared"),
                ("state", "!=", "declined"),
            ]
        )

    @api.model
    def _tell(self, partnership, contacts):
        """Mail the partner once, and note it on the contacts."""
        if not contacts:
            return
        partnership._mail_partner(SHARED, record=contacts[:1], prm_count=len(contacts))
        contacts._note(
            lambda here: here.env._("Shared with %s.", here._receiver_name())
        )


class PrmContactStopped(models.Model):
    """A contact that is no longer shared: gone for the partner, kept for employees."""

    _name = "prm.contact"
    _inherit = ["prm.contact"]

    stopped_at = fields.Datetime("Stopped on", readonly=True, copy=False)
    stopped_by_id = fields.Many2one(
        "res.users", "Stopped by", readonly=True, copy=False, ondelete="set null"
    )

    def action_stop_sharing(self):
        """Take contacts away from the partner, from the next request on.

        :raises AccessError: to who may not write them
        """
        self.check_access("write")
        self.filtered("active")._end_sharing()

    def _end_sharing(self):
        """Close contacts to the partner, and say so on the vendor's contacts."""
        now = fields.Datetime.now()
        self.write({"active": False, "stopped_at": now, "stopped_by_id": self.env.uid})
        self._note(
            lambda here: here.env._("No longer shared with %s.", here._receiver_name())
        )

    def action_share_again(self):
        """Share contacts again, with whom they were shared.

        :raises AccessError: to who may not write them
        :raises ValidationError: when the person has no access to the portal anymore
        """
        self.check_access("write")
        again = self.filtered(lambda contact: not contact.active)
        again.write({"active": True, "stopped_at": False, "stopped_by_id": False})
        again._note(
            lambda here: here.env._("Shared again with %s.", here._receiver_name())
        )
