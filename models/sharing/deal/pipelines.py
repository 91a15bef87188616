"""Shared deals may run in other pipelines: the partner's list tells them apart."""

from odoo import fields, models
from odoo.fields import Domain


class PrmRegistrationPipeline(models.Model):
    """The pipeline's name can be searched by who may not read teams."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    pipeline_name = fields.Char(search="_search_pipeline_name")

    def _search_pipeline_name(self, operator, value):
        """Find deals by the name of their pipeline, in the reader's language.

        What a portal does not show of opportunities is not found by it.
        """
        if operator not in ("in", "like", "ilike", "=like", "=ilike"):
            return NotImplemented
        names = value
        if operator == "in":
            names = [name for name in value if name]
        teams_sudo = self.env["crm.team"].sudo().with_context(active_test=False)
        found_sudo = teams_sudo.search([("name", operator, names)])
        deals_sudo = self.env["prm.registration"].sudo()
        shown = self.env["prm.portal.switches"]._section_domain("opportunities")
        of_teams = Domain("team_id", "in", found_sudo.ids)
        if operator == "in" and len(names) < len(value):
            of_teams |= Domain("team_id", "=", False)
        is_masking = self.env["prm.registration"]._is_masking()
        query = deals_sudo._search(of_teams & shown if is_masking else of_teams)
        return Domain("id", "in", query)


class PrmRegistrationList(models.AbstractModel):
    """The list of opportunities: one pipeline, or all of them."""

    _inherit = "prm.registration.list"

    def _choices(self, kind):
        choices = super()._choices(kind)
        pipelines = self._pipelines(kind) if kind == "opportunities" else []
        if len(pipelines) < 2:
            return choices
        return {
            "pipeline": {
                "label": self.env._("Pipeline"),
                "field": "pipeline_name",
                "options": [{"id": name, "name": name} for name in pipelines],
            },
            **choices,
        }

    def _pipelines(self, kind):
        """Return the names of the pipelines of the deals that the reader may see."""
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        query = self.env["prm.registration"]._search(of_kind)
        deals_sudo = self.env["prm.registration"].sudo()
        rows_sudo = deals_sudo._read_group([("id", "in", query)], ["team_id"])
        names = {team_sudo.name for [team_sudo] in rows_sudo if team_sudo}
        return sorted(names, key=str.casefold)
