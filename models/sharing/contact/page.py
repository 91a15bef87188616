"""What pages say of a contact, and what may be done with it."""

from odoo import models
from odoo.fields import Domain

from .texts import TEXTS


class PrmContactPage(models.AbstractModel):
    """One contact: found as the rules allow, told in plain values."""

    _name = "prm.contact.page"
    _description = "Page of a contact"

    def _find(self, portal, contact_id):
        """Return the contact of a portal that the current user may read, or none.

        :param int contact_id: one that is missing and one that is closed look alike
        """
        within = self.env["prm.contact.list"]._within(portal)
        return self.env["prm.contact"].search(
            within & Domain("id", "=", contact_id), limit=1
        )

    def _page(self, portal, contact):
        """Return what the page of a contact shows, and what may be done there.

        :param portal: one that the current user may open
        :param contact: one of it, in the reader's environment
        :raises AccessError: to who may not read it
        """
        contact.check_access("read")
        waits = contact.state == "new"
        may_decide = self.env["prm.contact.inbox"]._may_decide(portal)
        may_edit = self.env["prm.contact.entry"]._verdict_edit(contact)
        may_register = portal._own_partnership()._verdict_register()
        return {
            **self._facts(contact),
            "waits": waits,
            "may_decide": waits and may_decide,
            "may_edit": bool(may_edit) and not waits,
            "may_register": bool(may_register) and not waits,
        }

    def _facts(self, contact):
        """Return what lists and pages say of a contact, as the reader may read it."""
        texts = {name: contact[name] or "" for name in TEXTS}
        formatting = self.env["prm.formatting"]
        return {
            **texts,
            "id": contact.id,
            "company": ""
            if texts["company_name"] == texts["name"]
            else texts["company_name"],
            "mail_url": formatting._mail_url(texts["email"]),
            "phone_url": formatting._phone_url(texts["phone"]),
            "website_url": formatting._website_url(texts["website"]),
            "source": self._source(contact),
            "is_added": contact.origin == "added",
            "since": formatting._when(contact.shared_at),
        }

    def _source(self, contact):
        """Return where a contact comes from, in words for the reader."""
        _ = self.env._
        contact_sudo = contact.sudo()
        if contact.origin == "added":
            return self._added_by(contact_sudo)
        person_sudo = contact_sudo.contact_id
        if person_sudo == self.env.user.partner_id:
            return _("Shared with you")
        if person_sudo:
            return _("Shared with %s", person_sudo.name)
        return _("Shared with your organization")

    def _added_by(self, contact_sudo):
        """Return who added a contact, whoever has it now."""
        person_sudo = contact_sudo.shared_by_id.partner_id or contact_sudo.contact_id
        if person_sudo == self.env.user.partner_id:
            return self.env._("Added by you")
        return self.env._("Added by %s", person_sudo.name)
