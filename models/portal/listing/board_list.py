"""The lists of deals are shown as a table or as a board, for supervisors by person."""

from operator import itemgetter

from odoo import models

# From other parts: _choice


class PrmRegistrationList(models.AbstractModel):
    """What the lists offer for their boards."""

    _inherit = "prm.registration.list"

    def _spec(self, kind):
        """Return what the list offers, with its layouts."""
        spec = super()._spec(kind)
        spec["layouts"] = {
            "table": {"label": self.env._("Table")},
            "board": {"label": self.env._("Board")},
        }
        if "all" in spec["views"]:
            self._add_people(spec, kind)
        return spec

    def _add_people(self, spec, kind):
        """Let supervisors group and filter by whose a deal is."""
        label = self.env._("Person")
        spec["groupbys"]["person"] = {
            "label": label,
            "field": "contact_id",
            "label_of": itemgetter("contact"),
        }
        people_sudo = self._people_sudo(kind)
        spec["choices"]["person"] = self._choice(label, "contact_id", people_sudo)

    def _people_sudo(self, kind):
        """Return the people who have deals in the list, by name; who left as well."""
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        groups = self.env["prm.registration"]._read_group(of_kind, ["contact_id"])
        contacts_sudo = self.env["res.partner"].sudo()
        for [contact] in groups:
            contacts_sudo |= contact
        return contacts_sudo.sorted(lambda each: (each.name or "").casefold())
