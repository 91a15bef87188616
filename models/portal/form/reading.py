"""The empty form of a registration: what its selects and notes read, at once."""

from odoo import models

from ...common.visit.reader import EMPLOYEE
from ...common.visit.rows import rows_of
from ..program.reading import TERMS
from .choices import OFFERINGS, REPRESENTATIVES

NEW = "new"


class PrmRegistrationForm(models.AbstractModel):
    """The form knows what its page will ask for."""

    _inherit = "prm.registration.form"

    def _read_at_once(self, portal):
        """Find what the empty form of a registration offers and notes.

        :param portal: an own one of the current user
        """
        partnership_sudo = portal._read_own_partnership().sudo()
        all_sudo = partnership_sudo.with_context(active_test=False)
        self.env["prm.portal.glance"]._look_ahead(
            *(portal, NEW),
            (all_sudo, {"user_ids": EMPLOYEE}),
            (partnership_sudo, ["terms_acceptance_ids"]),
            (partnership_sudo.program_id, {"terms_ids": TERMS}),
        )


class PrmPortalGlance(models.AbstractModel):
    """The empty form asks for people, offerings and the program."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != NEW:
            return ahead
        partnership_sudo = portal._own_partnership().sudo()
        organization_sudo = partnership_sudo.partner_id
        program_sudo = partnership_sudo.program_id
        choices = self.env["prm.registration.choices"]
        people = choices._representative_rows(partnership_sudo)
        reader = self.env["prm.reader"]
        employees = reader._employees_of(partnership_sudo)
        return {
            **ahead,
            OFFERINGS: choices._offering_rows(),
            (REPRESENTATIVES, organization_sudo._ids): people,
            "program": rows_of(program_sudo),
            **reader._asked_of_people(employees, organization_sudo),
        }
