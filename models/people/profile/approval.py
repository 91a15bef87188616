"""Changes of an organization that an employee decides on."""

import hashlib
from datetime import timedelta
from functools import partial

from odoo import api, fields, models
from odoo.exceptions import AccessError, UserError

from ...common.visit.together import ids_of, listed
from .desk import PICTURE

# How long the page tells of a decision, and of how many.
TOLD_DAYS = 30
MOST_TOLD = 10
# Under what a page finds the ids of the changes that wait.
WAITING = "profile changes"


class PrmProfileApproval(models.AbstractModel):
    """Keeps what a partner asks for, and writes what an employee accepts."""

    _name = "prm.profile.approval"
    _description = "Approval of profile changes"

    @api.model
    def _is_needed(self):
        """Tell whether a portal of the organization wants changes to be approved."""
        registry = self.env["prm.profile.fields"]
        portals_sudo = registry._own_portals_sudo("organization")
        return any(portals_sudo.mapped("profile_approval"))

    @api.model
    def _waiting_sudo(self, organization):
        """Return the changes (sudo) of an organization that wait."""
        changes_sudo = self.env["prm.profile.change"].sudo()
        ask = partial(self._asked_waiting, organization)
        ids = listed(self.env, (WAITING, organization.id), ask)
        return changes_sudo.browse(ids)

    def _asked_waiting(self, organization):
        """Return the expression of the ids of the changes that wait."""
        changes_sudo = self.env["prm.profile.change"].sudo()
        waiting = [("organization_id", "=", organization.id), ("state", "=", "pending")]
        return ids_of(changes_sudo, waiting, order=changes_sudo._order)

    @api.model
    def _decided_sudo(self, organization):
        """Return the changes (sudo) of an organization that were decided of late."""
        since = fields.Datetime.now() - timedelta(days=TOLD_DAYS)
        changes_sudo = self.env["prm.profile.change"].sudo()
        return changes_sudo.search(
            [
                ("organization_id", "=", organization.id),
                ("state", "in", ("accepted", "declined")),
                ("decided_at", ">=", since),
            ],
            limit=MOST_TOLD,
        )

    @api.model
    def _withdraw(self, portal, change_id):
        """Take back a change that waits, of the current user's organization.

        :param int change_id: id of the change
        :raises AccessError: to who is no supervisor
        :raises UserError: when it does not wait (anymore)
        """
        if not portal._is_supervisor():
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        organization_sudo = self.env["prm.profile.desk"]._record_sudo(
            portal, "organization"
        )
        change_sudo = self._waiting_sudo(organization_sudo)
        change_sudo = change_sudo.filtered(lambda change: change.id == change_id)
        if not change_sudo:
            raise UserError(self.env["prm.messages"]._text("not_in_this_state"))
        change_sudo._decide("withdrawn")

    @api.model
    def _ask(self, partnership, organization, changes):
        """Note the changes as waiting, and tell the partner manager.

        What waits for the same field and is another value is taken back.

        :return: what was done
        """
        waiting_sudo = self._waiting_sudo(organization)
        known = {(each.name, each.new_value or False) for each in waiting_sudo}
        fresh = {
            name: value
            for name, value in changes.items()
            if (name, self._as_text(name, value)) not in known
        }
        former_sudo = waiting_sudo.filtered(lambda change: change.name in fresh)
        if former_sudo:
            former_sudo._decide("withdrawn")
            former_sudo.flush_recordset(["state"])  # one waits for each field
        told = self.env["prm.profile.desk"]._told(organization, fresh)
        if told:
            values = [
                self._prepare_change(partnership, organization, *each) for each in told
            ]
            changes_sudo = self.env["prm.profile.change"].sudo()
            changes_sudo.create(values)
            self.env["prm.profile.notice"]._ask_manager(partnership, told)
        return "asked"

    @api.model
    def _prepare_change(self, partnership, organization, name, old, new):
        """Return the values of a change that waits; texts as the vendor reads them."""
        text = self.env["prm.profile.notice"]._text
        return {
            "partnership_id": partnership.id,
            "contact_id": self.env.user.partner_id.id,
            "name": name,
            "old": text(organization, name, old),
            "new": text(organization, name, new),
            "old_value": self._as_text(name, old),
            "new_value": self._as_text(name, new),
            "picture": new if name == PICTURE else False,
        }

    @api.model
    def _as_text(self, name, value):
        """Return a value as a text that can be compared; a picture by its digest."""
        if not value:
            return False
        if name == PICTURE:
            raw = value.encode() if isinstance(value, str) else value
            return hashlib.sha256(raw).hexdigest()
        return str(value)

    @api.model
    def _accept(self, changes):
        """Write accepted changes of one organization, and note them.

        :raises UserError: when one of the fields was changed meanwhile
        """
        organization_sudo = changes.organization_id.sudo()
        desk = self.env["prm.profile.desk"]
        desk._claim(organization_sudo)
        self.env["prm.locking"]._wait_for(organization_sudo, allow_referencing=True)
        changes_sudo = changes.sudo()
        for change_sudo in changes_sudo:
            self._check_fresh(organization_sudo, change_sudo)
        values = {change.name: self._value_of(change) for change in changes_sudo}
        told = desk._told(organization_sudo, values)
        desk._write_organization(organization_sudo, values)
        for person_sudo, of_person in changes_sudo.grouped("contact_id").items():
            names = set(of_person.mapped("name"))
            own = [each for each in told if each[0] in names]
            self.env["prm.profile.notice"]._note(organization_sudo, own, person_sudo)

    @api.model
    def _value_of(self, change):
        """Return the value that an accepted change writes."""
        if change.name == PICTURE:
            return change.with_context(bin_size=False).picture
        return self.env["prm.profile.desk"]._to_write(change.name, change.new_value)

    @api.model
    def _check_fresh(self, organization, change):
        """Refuse a change of what has become something else since it was asked for.

        :raises UserError: saying what stands there now
        """
        if change.name not in self.env["res.partner"]._fields:
            raise UserError(self.env["prm.messages"]._text("profile_field_gone"))
        now = organization.with_context(bin_size=False)._prm_value(change.name)
        if self._as_text(change.name, now) != (change.old_value or False):
            raise UserError(
                self.env._(
                    "%(field)s has changed in the meantime and is now “%(now)s”. "
                    "Decline this change; the partner can request it again.",
                    field=change.label,
                    now=self.env["prm.profile.notice"]._text(
                        organization, change.name, now
                    ),
                )
            )


class PrmPortalGlance(models.AbstractModel):
    """The home of who fills the organization's profile asks for changes that wait."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "home" or not portal._is_supervisor():
            return ahead
        partnership_sudo = portal._own_partnership().sudo()
        organization_sudo = partnership_sudo.partner_id
        asked = self.env["prm.profile.approval"]._asked_waiting(organization_sudo)
        return ahead | {(WAITING, organization_sudo.id): asked}
