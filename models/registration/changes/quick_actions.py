"""What a row of the portal's lists lets its reader do, without a query for each row."""

from collections import defaultdict

from odoo import api, models
from odoo.tools.translate import LazyTranslate

_lt = LazyTranslate(__name__)

# Action → what it is called in the menu of a row, and where it leads, behind the
# address of the registration. In the order of the menu.
QUICK = {
    "comment": (_lt("Add a note"), "#prm_comment"),
    "attach": (_lt("Add a file"), "#prm_attachments"),
    "clone": (_lt("Clone"), "/clone"),
    "hand_over": (_lt("Hand over"), "/hand_over"),
    "withdraw": (_lt("Withdraw"), "?open=withdraw#prm_withdraw"),
}


class PrmRegistrationList(models.AbstractModel):
    """Rows of the lists: the menu of what may be done."""

    _inherit = "prm.registration.list"

    def _rows(self, registrations, kind="registrations"):
        """Return the rows, with their quick actions."""
        rows = super()._rows(registrations, kind)
        for alike in self._alike(registrations):
            acts = self._acts(alike[0])
            for registration in alike:
                rows[registration.id]["acts"] = acts
        return rows

    def _alike(self, registrations):
        """Return the deals of a page in lists, by all that decides about their menus.

        Whether one of :data:`QUICK` is left to the reader depends on nothing else.
        """
        seen, alike = self.env["prm.registration.deal"]._of, defaultdict(list)
        registrations_sudo = registrations.sudo()
        for one, one_sudo in zip(registrations, registrations_sudo, strict=True):
            role, outcome = one_sudo._portal_role(), seen(one).outcome
            alike[(role, outcome, *one_sudo._portal_facts())].append(one)
        return alike.values()

    @api.model
    def _acts(self, registration):
        """Return the keys of what the reader may do now, in the order of the menu.

        Files are sent with a message: without a conversation there is neither.
        """
        allowed = registration._portal_actions(QUICK)
        if "comment" not in allowed:
            allowed -= {"attach"}
        return tuple(key for key in QUICK if key in allowed)

    def _spec(self, kind):
        """Return what the list offers, with the entries of the rows' menus."""
        return {**super()._spec(kind), "quick": self._quick()}

    @api.model
    def _quick(self):
        """Return key, label and end of the address of each entry of a menu."""
        tr = self.env["prm.formatting"]._tr
        return [
            {"key": key, "label": tr(label), "end": end}
            for key, (label, end) in QUICK.items()
        ]
