"""The lists of deals are shown as a table or as a board, for supervisors by person."""

from odoo import models


class PrmRegistrationList(models.AbstractModel):
    """What the lists offer for their boards."""

    _inherit = "prm.registration.list"

    def _spec(self, kind):
        """Return what the list offers, with its layouts, and people for supervisors."""
        spec = super()._spec(kind)
        spec["layouts"] = {
            "table": {"label": self.env._("Table")},
            "board": {"label": self.env._("Board")},
        }
        if "all" in spec["views"]:
            label = self.env._("Person")
            spec["groupbys"]["person"] = {"label": label, "field": "contact_id"}
            people = self._people(kind)
            spec["choices"]["person"] = {
                "label": label,
                "field": "contact_id",
                "options": people,
            }
        return spec

    def _people(self, kind):
        """Return the people who have deals in the list, by name; who left as well."""
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        groups = self.env["prm.registration"]._read_group(of_kind, ["contact_id"])
        contacts_sudo = self.env["res.partner"].sudo()
        for [contact] in groups:
            contacts_sudo |= contact
        return self.env["prm.registration.choices"]._options(
            contacts_sudo.sorted(lambda each: (each.name or "").casefold())
        )
