"""Partners add contacts, and change what they added."""

from odoo import api, models
from odoo.exceptions import AccessError

from ....policy import contact_moves

SECTION = "contacts"


class PrmContactEntry(models.AbstractModel):
    """Portal entry points that make and change contacts, each after a verdict.

    Nobody is looked up: whatever the vendor knows, the same is done and answered. A
    contact that the vendor has already is never written.
    """

    _name = "prm.contact.entry"
    _description = "Contacts that partners add"

    # -------------------------------------------------------------------- verdicts

    @api.model
    def _verdict_add(self, portal):
        """Tell whether the current user adds contacts on a portal."""
        may_create = self.env["prm.portal.switches"]._may_create(portal, SECTION)
        return contact_moves.verdict_add(may_create and portal._is_own())

    @api.model
    def _verdict_edit(self, contact):
        """Tell whether the current user may change a contact that is readable.

        :param contact: one, in the user's environment
        """
        contact_sudo = contact.sudo()
        portal_sudo = contact_sudo.portal_id
        asked = contact_moves.Added(
            origin=contact_sudo.origin,
            is_mine=contact_sudo.contact_id == self.env.user.partner_id,
            is_supervisor=self.env.user.has_group("prm.group_prm_supervisor"),
        )
        may_edit = self.env["prm.portal.switches"]._may_edit(portal_sudo, SECTION)
        return contact_moves.verdict_edit(asked, may_edit)

    # ---------------------------------------------------------------------- adding

    @api.model
    def _add(self, portal, values, token):
        """Add a contact of the current user, once per token.

        It stands among the vendor's contacts at once, as a new one.

        :param portal: one that the current user may open
        :param dict values: clean texts of the form
        :param str token: one-shot token of the form
        :return: the contact; of a repeated token the first one
        :raises AccessError: when access has just ended
        :raises UserError: where partners add nothing
        """
        partnership = portal._own_partnerships()[:1]  # none when access has just ended
        if not partnership:
            raise AccessError(self.env["prm.messages"]._text("not_your_role"))
        self.env["prm.messages"]._require(self._verdict_add(portal))
        keys_sudo = self.env["prm.serialization.key"].sudo()
        keys_sudo._claim([f"contact-form:{self.env.uid}:{token}"])
        contacts_sudo = self.env["prm.contact"].sudo()
        repeated_sudo = contacts_sudo.search(
            [("shared_by_id", "=", self.env.uid), ("submission_token", "=", token)],
            limit=1,
        )
        if token and repeated_sudo:
            return repeated_sudo.with_env(self.env)
        return self._make(partnership, self._texts(values), token)

    @api.model
    def _make(self, partnership, texts, token):
        """Return the new contact of the current user; the vendor's is made with it."""
        partners_sudo = self.env["res.partner"].sudo()
        partner_sudo = partners_sudo.create(self._prepare_partner(partnership, texts))
        contacts_sudo = self.env["prm.contact"].sudo()
        contact_sudo = contacts_sudo.create(
            {
                **texts,
                "partnership_id": partnership.id,
                "partner_id": partner_sudo.id,
                "contact_id": self.env.user.partner_id.id,
                "origin": "added",
                "to_check": True,
                "made_contact": partner_sudo.id,
                "submission_token": token,
            }
        )
        contact_sudo._note(
            lambda here: here.env._(
                "Added on the partner portal by %s.", here._receiver_name()
            )
        )
        contact_sudo.partnership_id._ask_to_check_contacts()
        return contact_sudo.with_env(self.env)

    @api.model
    def _texts(self, values):
        """Return what of ``values`` is a field of the form."""
        names = [entry.name for entry in self.env["prm.contact.fields"]._entries()]
        return {name: values.get(name) or False for name in names}

    @api.model
    def _prepare_partner(self, partnership, texts):
        """Return the values of the vendor's new contact.

        :param partnership: of the person who adds it
        :param dict texts: as typed
        """
        partnership_sudo = partnership.sudo()
        manager_sudo = partnership_sudo.user_id.filtered("active")
        return {
            **texts,
            "type": "contact",
            "company_id": partnership_sudo.company_id.id,
            "user_id": manager_sudo.id,
            "prm_source": "partner_portal",
        }

    # -------------------------------------------------------------------- changing

    @api.model
    def _change(self, contact, values):
        """Change the texts of an own contact; the vendor's contact stays as it is.

        :param contact: one that the current user may read
        :param dict values: clean texts of the form
        :raises AccessError: to who may not read it
        :raises UserError: with the reason why it may not be changed
        """
        contact.ensure_one()
        contact.check_access("read")
        self.env["prm.messages"]._require(self._verdict_edit(contact))
        contact._lock_rows()
        texts = self._texts(values)
        contact_sudo = contact.sudo()
        if any((contact_sudo[name] or False) != text for name, text in texts.items()):
            contact_sudo.write({**texts, "to_check": True})
            contact_sudo.partnership_id._ask_to_check_contacts()
