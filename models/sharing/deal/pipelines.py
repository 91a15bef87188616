"""Deals run through the stages of several pipelines: the partner's list tells apart."""

from functools import cache, partial

from odoo import api, fields, models
from odoo.fields import Domain
from odoo.tools import SQL

from ...common.visit.rows import Rows, by_ids
from ...common.visit.together import listed

# Under what a page finds the ids of the pipelines of a list.
TEAMS = "pipelines"


class PrmRegistrationPipeline(models.Model):
    """Pipeline and stage can be searched by name, by who may read neither."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    pipeline_name = fields.Char(search="_search_pipeline_name")
    stage_name = fields.Char(search="_search_stage_name")

    def _search_pipeline_name(self, operator, value):
        """Find deals by the name of their pipeline, in the reader's language."""
        return self._search_by_name("team_id", operator, value)

    def _search_stage_name(self, operator, value):
        """Find deals by the name of their stage, in the reader's language."""
        return self._search_by_name("stage_id", operator, value)

    def _search_by_name(self, field_name, operator, value):
        """Return the domain of the deals by the name of a record of the vendor.

        What a portal does not show of opportunities is found as empty.

        :param str field_name: of the many2one to that record
        """
        if operator not in ("in", "like", "ilike", "=like", "=ilike"):
            return NotImplemented
        names = value
        if operator == "in":
            names = [name for name in value if name]
        model = self._fields[field_name].comodel_name
        named_sudo = self.env[model].sudo().with_context(active_test=False)
        found_sudo = named_sudo.search([("name", operator, names)])
        is_masking = self.env["prm.registration"]._is_masking()
        section = self.env["prm.portal.switches"]._section_domain("opportunities")
        shown = section if is_masking else Domain.TRUE
        found = self._naming(field_name, found_sudo.ids) & shown
        if operator == "in" and len(names) < len(value):
            found |= self._naming(field_name, [False]) | ~shown
        return found

    @api.model
    def _naming(self, name, ids):
        """Return the domain of the deals that name one of some records of the vendor.

        Partners read no such column. A search for it with superuser rights, among what
        they find, would go through the deals of all partners.

        :param str name: of a stored many2one
        :param ids: of the records; ``[False]`` for the deals that name none
        """
        field = self._fields[name]

        def to_sql(_model, alias, _query):
            column = SQL.identifier(alias, name, to_flush=field)
            if ids == [False]:
                return SQL("%s IS NULL", column)
            known = SQL("%s IS NOT NULL", column)  # so that its contrary finds the rest
            return SQL("(%s AND %s = ANY(%s))", known, column, ids)

        return Domain.custom(to_sql=to_sql)


class PrmRegistrationList(models.AbstractModel):
    """The list of opportunities: one pipeline, or all; one stage, or all."""

    _inherit = "prm.registration.list"

    def _choices(self, kind):
        choices = super()._choices(kind)
        if kind != "opportunities":
            return choices
        teams_sudo = self._teams_sudo(kind)
        pipelines = self._names(teams_sudo)
        added = {}
        if len(pipelines) > 1:
            added["pipeline"] = {
                "label": self.env._("Pipeline"),
                "field": "pipeline_name",
                "options": [{"id": name, "name": name} for name in pipelines],
            }
        if teams_sudo:
            options = cache(partial(self._stage_options, teams_sudo))
            added["stage"] = {
                "label": self.env._("Stage"),
                "options": options,
                "unlisted": lambda: not options(),
                "later": True,
            }
        return {**added, **choices}

    def _stage_options(self, teams):
        """Return the options of the stages that deals of teams (sudo) run through."""
        stages_sudo = self._stages_sudo(teams)
        return [self._stage_option(name) for name in self._names(stages_sudo)]

    def _stage_option(self, name):
        """Return the option of a stage: what has ended stands in none."""
        is_open = Domain("outcome", "=", "open")
        domain = is_open & Domain("stage_name", "=", name)
        return {"id": name, "name": name, "domain": domain}

    def _teams_sudo(self, kind):
        """Return the sales teams (sudo) of the deals that the reader may see, by name.

        :param str kind: of the list
        """
        ids = listed(self.env, (TEAMS, kind), partial(self._team_rows, kind))
        teams_sudo = self.env["crm.team"].sudo().browse(ids)
        return teams_sudo.sorted(lambda team: (team.name.casefold(), team.id))

    def _team_rows(self, kind):
        deals = self.env["prm.registration"]
        teams_sudo = self.env["crm.team"].sudo()
        of_kind = self.env["prm.registration.scope"]._kind_domain(kind)
        ids = self.env["prm.list.values"]._asked_ids(deals, of_kind, "team_id")
        return Rows(teams_sudo, ["name"], by_ids(teams_sudo, SQL("(%s)", ids)))

    def _stages_sudo(self, teams):
        """Return the stages (sudo) that deals of these teams run through, in order."""
        stages_sudo = self.env["crm.stage"].sudo()
        of_teams = Domain("team_ids", "in", [False, *teams.ids])
        return stages_sudo.search(of_teams & Domain("is_won", "=", False))

    def _names(self, records):
        """Return the names of records (sudo), each once, in their order."""
        return list(dict.fromkeys(records.mapped("name")))


class PrmPortalGlance(models.AbstractModel):
    """The list of opportunities asks which pipelines there are."""

    _inherit = "prm.portal.glance"

    def _ahead(self, portal, page, record=None):
        ahead = super()._ahead(portal, page, record)
        if page != "opportunities":
            return ahead
        rows = self.env["prm.registration.list"]._team_rows(page)
        return ahead | {(TEAMS, page): rows}
