"""The lists of deals are shown as a table or as a board, for supervisors by person."""

from functools import cache, partial
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
        """Let supervisors group and filter by whose a deal is.

        The filter stands beside that by the representative; who is the only one with
        deals needs none.
        """
        label = self._person_label(kind)
        spec["groupbys"]["person"] = {
            "label": label,
            "field": "contact_id",
            "label_of": itemgetter("contact"),
        }
        find_people_sudo = cache(partial(self._people_sudo, kind))
        person = {
            **self._choice(label, "contact_id", find_people_sudo),
            "help": self.env._("Who has it under “My”."),
            "unlisted": lambda: len(find_people_sudo()) < 2,
        }
        choices = list(spec["choices"].items())
        place = list(spec["choices"]).index("representative") + 1
        choices.insert(place, ("person", person))
        spec["choices"] = dict(choices)

    def _person_label(self, kind):
        """Return what the person whose deal it is is called, as on pages of deals."""
        if kind == "opportunities":
            return self.env._("Registered by or shared with")
        return self.env._("Registered by")

    def _people_sudo(self, kind):
        """Return the people who have deals in the list, by name; who left as well."""
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        deals = self.env["prm.registration"]
        found = self.env["prm.list.values"]._found_ids(deals, of_kind, "contact_id")
        contacts_sudo = self.env["res.partner"].sudo().browse(found)
        return contacts_sudo.sorted(lambda each: (each.name or "").casefold())
