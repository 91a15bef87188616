"""How a partnership stands in its program: read at once by the pages that tell it."""

from odoo import models
from odoo.tools import SQL

from ...common.visit.rows import Rows, by_ids, rows_of, usual

# What tells of terms whether and when they count.
TERMS = ("version", "is_current", "date_from", "published_at", "accept_days")
PAGES = ("home", "program")


def lines_of_program(partnership):
    """Return what pages read that tell how a partnership stands in its program.

    :param partnership: one (sudo), or none
    :return: pairs as those of ``find_lines``
    """
    env = partnership.env
    values = usual(env["prm.partnership.value"])
    tiers = {"tier_ids": usual(env["prm.tier"]), "terms_ids": TERMS}
    return (
        (partnership, {"value_ids": values, "keep_value_ids": values}),
        (partnership, ["terms_acceptance_ids"]),
        (partnership.program_id, tiers),
    )


class PrmProgramReading(models.AbstractModel):
    """Fills what the parts of the page ask for next; it shows and decides nothing."""

    _name = "prm.program.reading"
    _description = "Reading of a program"

    def _at_once(self, portal):
        """Find what the page of the program reads of the own partnership.

        :param portal: an own one of the current user
        """
        partnership_sudo = portal._read_own_partnership().sudo()
        lines = lines_of_program(partnership_sudo)
        self.env["prm.portal.glance"]._look_ahead(portal, "program", *lines)


class PrmPortalGlance(models.AbstractModel):
    """Home and program ask for the program, and for what its tiers ask for."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        partnership_sudo = portal._own_partnership().sudo()
        if page not in PAGES or not partnership_sudo:
            return ahead
        program_sudo, type_sudo = (
            partnership_sudo[name] for name in ("program_id", "partner_type_id")
        )
        values_sudo = self.env["prm.partnership.value"].sudo()
        values = values_sudo._search([("partnership_id", "=", partnership_sudo.id)])
        column = SQL.identifier(values.table, "parameter_id")
        parameters_sudo = self.env["prm.parameter"].sudo()
        named = by_ids(parameters_sudo, SQL("ARRAY(%s)", values.select(column)))
        return {
            **ahead,
            "program": rows_of(program_sudo),
            "type": rows_of(type_sudo),
            "parameters": Rows(parameters_sudo, usual(parameters_sudo), named),
        }
