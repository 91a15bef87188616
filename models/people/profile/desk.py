"""The one place that changes a person's contact, or an organization, for partners."""

import base64

from odoo import api, models
from odoo.exceptions import AccessError, UserError

from ....policy import upload
from ..res_partner import CHANGING

PICTURES = frozenset({"png", "jpg", "jpeg", "gif", "webp"})
PICTURE = "image_1920"


class PrmProfileDesk(models.AbstractModel):
    """Saves what the current user may change, or asks an employee for it."""

    _name = "prm.profile.desk"
    _description = "Changes of profiles"

    @api.model
    def _record_sudo(self, portal, form):
        """Return the contact or organization (sudo) that a profile is about.

        :param portal: one that the current user may open
        :param str form: ``contact`` or ``organization``
        """
        if form == "contact":
            return self.env.user.partner_id.sudo()
        partnership_sudo = portal._own_partnership().sudo()
        return partnership_sudo.partner_id

    @api.model
    def _save(self, form, values, portal=None):
        """Save what is open to the current user; the rest of ``values`` is dropped.

        :param str form: ``contact`` or ``organization``
        :param dict values: name → clean value, as ``ProfileForm`` gives it
        :param portal: whose page it is; core's account page has none
        :return: ``saved``, ``asked`` when it waits for an employee, or nothing
        :raises AccessError: to who may change nothing there
        """
        opened = self.env["prm.profile.fields"]._open(form, portal)
        if not opened:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        record_sudo = self._record_sudo(portal, form)
        if form == "contact":
            return self._save_changes(
                record_sudo, self._changed(record_sudo, values, opened)
            )
        self._claim(record_sudo)
        changes = self._changed(record_sudo, values, opened)
        approval = self.env["prm.profile.approval"]
        if changes and approval._is_needed():
            return approval._ask(portal._own_partnership(), record_sudo, changes)
        return self._change(record_sudo, changes)

    @api.model
    def _save_picture(self, form, picture, portal=None):
        """Save a picture or logo, or take it away.

        :param picture: (file name, content), or None to take it away
        :return: as ``_save``
        :raises UserError: for what is no picture, and when one has to be there
        """
        if picture and not self._is_picture(*picture):
            raise UserError(self.env["prm.messages"]._text("picture_invalid"))
        switches = self.env["prm.profile.fields"]._own_switches(form, portal)
        if not picture and switches[PICTURE].required:
            raise UserError(self.env["prm.messages"]._text("required"))
        content = base64.b64encode(picture[1]) if picture else False
        return self._save(form, {PICTURE: content}, portal)

    @api.model
    def _is_picture(self, name, data):
        """Tell whether a file is a picture, small enough for the portal."""
        limits = self.env["prm.upload.field"]._limits()
        verdict = upload.verdict_file(
            name, data, len(data), max_file=limits["max_file"]
        )
        return upload.extension_of(name) in PICTURES and bool(verdict)

    # --------------------------------------------------------------------- at once

    @api.model
    def _claim(self, organization):
        """Let changes of one organization follow each other."""
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"profile-{organization.id}"])

    @api.model
    def _changed(self, record, values, opened):
        """Return name → value of what is open and differs from what stands there."""
        changes = {}
        for name in values.keys() & opened:
            value = self._to_write(name, values[name])
            if record._prm_value(name) != value and (value or name != "lang"):
                changes[name] = value
        return changes

    @api.model
    def _to_write(self, name, value):
        """Return a clean value as Odoo writes it."""
        partners = self.env["res.partner"]
        if not value:
            return False
        if partners._fields[name].type == "many2one":
            return int(value)
        return partners._clean_website(value) if name == "website" else value

    @api.model
    def _save_changes(self, contact, changes):
        """Write on the person's own contact; return what was done."""
        if changes:
            contact.write(changes)
        return "saved" if changes else ""

    @api.model
    def _change(self, organization, changes):
        """Write on the organization, note it and tell the partner manager.

        :param organization: with superuser rights
        :return: what was done
        """
        if not changes:
            return ""
        told = self._told(organization, changes)
        self._write_organization(organization, changes)
        person_sudo = self.env.user.partner_id.sudo()
        notice = self.env["prm.profile.notice"]
        notice._note(organization, told, person_sudo)
        notice._tell_managers(organization, told, person_sudo)
        return "saved"

    @api.model
    def _write_organization(self, organization_sudo, changes):
        """Write on the organization; a state goes with its country."""
        values = dict(changes)
        if values.get("country_id") and "state_id" not in values:
            country_sudo = organization_sudo.country_id.browse(values["country_id"])
            if organization_sudo.state_id.country_id != country_sudo:
                values["state_id"] = False
        organization_sudo.with_context(prm_profile=CHANGING).write(values)

    @api.model
    def _told(self, organization, changes):
        """Return (name, old, new) of each change as values to tell, in their order."""
        order = [each.name for each in self.env["prm.profile.fields"]._entries()]
        names = sorted(changes, key=order.index)
        return [(name, organization._prm_value(name), changes[name]) for name in names]
