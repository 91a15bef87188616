"""The portal as people of a partner see it, shown to an employee.

The pages are made by a person who exists for one request only: a contact, a user and a
membership in a transaction of its own, which is always rolled back. So the rules of the
role decide what is seen, nobody's drafts are there, and nothing can be written.
"""

import uuid
from contextlib import closing, contextmanager

from odoo import SUPERUSER_ID, api, models
from odoo.fields import Command

from ...people.member import ROLE_GROUPS

# What goes along from the employee to the person of the preview.
KEPT_CONTEXT = ("lang", "tz")


class PrmPortalPreview(models.AbstractModel):
    """Who may look at which portal through whose eyes, and with what rights."""

    _name = "prm.portal.preview"
    _description = "Preview of a partner portal"

    @api.model
    def _partnership(self, partnership_id):
        """Return the partnership whose portal the current user may look at, or none.

        :param int partnership_id: as an address or the session names it
        """
        partnerships = self.env["prm.partnership"]
        user = self.env.user
        if user.share or not user.has_group("prm.group_prm_user"):
            return partnerships
        domain = [("id", "=", partnership_id), ("state", "=", "active")]
        found = partnerships.search(domain)
        portal_sudo = found.sudo().portal_id
        is_open = portal_sudo.active and self._reads_deals(found)
        return found if is_open else partnerships

    @api.model
    def _reads_deals(self, partnership):
        """Tell whether the current user may read all deals that a supervisor sees.

        Also those of former partnerships of the organization, which may be somebody
        else's.
        """
        partnership_sudo = partnership.sudo()
        domain = [
            ("partner_id", "=", partnership_sudo.partner_id.id),
            ("company_id", "=", partnership_sudo.company_id.id),
            ("state", "!=", "draft"),
        ]
        deals = self.env["prm.registration"]
        deals_sudo = deals.sudo()
        return deals.search_count(domain) == deals_sudo.search_count(domain)

    @api.model
    def _role(self, name):
        """Return a role that a person of a partner can have, the lower one in doubt.

        :param str name: of the role, as an address or the session gives it
        """
        return name if name in ROLE_GROUPS else "partner"

    @api.model
    def _path(self, partnership):
        """Return the path of the portal on which a partnership works.

        :param partnership: one that :meth:`_partnership` returned
        """
        partnership_sudo = partnership.sudo()
        return partnership_sudo.portal_id.path

    @contextmanager
    def _visit(self, partnership, role):
        """Yield the environment of a person with ``role``, then take it all back.

        :param partnership: one that :meth:`_partnership` returned
        :param str role: ``partner`` or ``supervisor``
        """
        kept = {
            key: value for key, value in self.env.context.items() if key in KEPT_CONTEXT
        }
        seen_as = {"partnership_id": partnership.id, "role": role}
        with closing(self.env.registry.cursor()) as cr:
            try:
                env = api.Environment(cr, SUPERUSER_ID, kept)
                partnership_sudo = env["prm.partnership"].browse(partnership.id)
                visitor_sudo = self._create_visitor_sudo(partnership_sudo, role)
                yield env(
                    user=visitor_sudo.id, context={**kept, "prm_preview": seen_as}
                )
            finally:
                cr.rollback()
                # Nothing has changed for anybody else.
                self.env.registry.reset_changes()

    @api.model
    def _create_visitor_sudo(self, partnership_sudo, role):
        """Create the person of a preview and open a portal that is still a draft.

        :return: the user (sudo)
        """
        env, company_sudo = partnership_sudo.env, partnership_sudo.company_id
        quiet = {"tracking_disable": True, "no_reset_password": True}
        contact_sudo = (
            env["res.partner"]
            .with_context(**quiet)
            .create(self._prepare_contact_values(partnership_sudo, role))
        )
        user_sudo = (
            env["res.users"]
            .with_context(**quiet)
            .create(
                {
                    "login": f"preview-{uuid.uuid4()}",
                    "partner_id": contact_sudo.id,
                    "company_id": company_sudo.id,
                    "company_ids": [Command.set(company_sudo.ids)],
                    "group_ids": [Command.set(env.ref("base.group_portal").ids)],
                }
            )
        )
        env["prm.member"].with_context(**quiet).create(
            {
                "partnership_id": partnership_sudo.id,
                "partner_id": contact_sudo.id,
                "user_id": user_sudo.id,
                "role": role,
                "state": "active",
            }
        )
        # An open portal is left alone: who saves it shall not wait for a preview.
        partnership_sudo.portal_id.filtered(
            lambda portal: portal.state != "active"
        ).write({"state": "active"})
        env.flush_all()
        return user_sudo

    @api.model
    def _prepare_contact_values(self, partnership_sudo, role):
        """Return the values of the contact: named by the role, of the organization."""
        return {
            "name": self._role_name(role),
            "parent_id": partnership_sudo.partner_id.id,
            "type": "contact",
            "lang": self.env.lang or self.env.user.lang,
            "tz": self.env.user.tz,
        }

    @api.model
    def _role_name(self, role):
        """Return the name of a role in the reader's language."""
        return self.env["prm.formatting"]._choices(self.env["prm.member"], "role")[role]

    @api.model
    def _address(self, partnership, role):
        """Return the address at which a preview with this role begins."""
        return f"/partner/preview/{partnership.id}/{role}"

    # ---------------------------------------------------------------------- banner

    @api.model
    def _is_on(self):
        """Tell whether the current user is the person of a preview."""
        return bool(self.env.context.get("prm_preview"))

    @api.model
    def _banner(self):
        """Return what the banner of a preview says, ``None`` outside of one.

        :return: ``organization``, ``role`` and ``others``: (name, address) of the other
            roles
        """
        seen_as = self.env.context.get("prm_preview")
        if not seen_as:
            return None
        partnership_id = seen_as["partnership_id"]
        partnerships_sudo = self.env["prm.partnership"].sudo()
        partnership_sudo = partnerships_sudo.browse(partnership_id)
        return {
            "organization": partnership_sudo.partner_id.name,
            "role": self._role_name(seen_as["role"]),
            "others": [
                (self._role_name(role), self._address(partnership_sudo, role))
                for role in ROLE_GROUPS
                if role != seen_as["role"]
            ],
        }
