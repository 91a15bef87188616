import json
import math
from typing import NamedTuple

from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError
from odoo.tools import SQL

from .columns import columns_of, typed_columns

# What makes a row.
KEY = ("partnership_id", "parameter_id", "kind", "is_keeping")
# What is computed of a row.
COMPUTED = (
    "active",
    "tier_id",
    "target",
    "current",
    "target_text",
    "current_text",
    "points",
    "points_max",
    "ratio",
)


class StoredValue(NamedTuple):
    """What the computation needs to know of a row; first what makes it."""

    partnership_id: int
    parameter_id: int
    kind: str
    is_keeping: bool
    id: int
    active: bool
    current: float
    target: float
    points: int
    points_max: int

    @property
    def key(self):
        """What makes the row, as a tuple."""
        return self[: len(KEY)]


class PrmPartnershipValue(models.Model):
    """Target and current value of one parameter for one partnership.

    Obligations are those of the scored tier: the next one, or the own one when there
    is none above; with ``is_keeping``, those of the own tier below it. Of a benefit,
    ``current`` is what the own tier grants and ``target`` what the next one will.

    The computation writes all rows of many partnerships with one statement. People
    write nothing but the current value of what is entered by hand.
    """

    _name = "prm.partnership.value"
    _inherit = ["prm.partnership.line.mixin"]
    _description = "Value of a partnership"
    _order = "partnership_id, kind desc, sequence, id"
    _rec_name = "parameter_id"

    active = fields.Boolean(default=True, help="Currently required by the tiers.")
    parameter_id = fields.Many2one(
        "prm.parameter", required=True, index=True, ondelete="restrict"
    )
    sequence = fields.Integer(related="parameter_id.sequence", store=True)
    value_type = fields.Selection(string="Values", related="parameter_id.value_type")
    measure = fields.Selection(related="parameter_id.measure")
    kind = fields.Selection(
        [("obligation", "Obligation"), ("benefit", "Benefit")],
        default="obligation",
        required=True,
    )
    is_keeping = fields.Boolean(
        "Needed to keep the tier",
        help="An obligation of the tier that the partner has.",
    )
    tier_id = fields.Many2one("prm.tier", index=True, ondelete="restrict")
    target = fields.Float(readonly=True)
    current = fields.Float()
    target_text = fields.Char("Target in words", readonly=True)
    current_text = fields.Char("Current value in words", readonly=True)
    points = fields.Integer(readonly=True)
    points_max = fields.Integer("Points possible", readonly=True)
    ratio = fields.Float(
        readonly=True, help="Share of the target that is reached, from 0 to 1."
    )

    _once = models.UniqueIndex(
        "(partnership_id, parameter_id, kind, is_keeping)",
        "A partnership can have only one value per parameter.",
    )

    @api.constrains("current")
    def _check_current(self):
        """Refuse what is no number.

        :raises ValidationError: naming the parameter
        """
        for value in self:
            if not math.isfinite(value.current):
                name = value.parameter_id.name
                raise ValidationError(self.env._("%s: enter a number.", name))

    # ------------------------------------------------------------------ people

    @api.model_create_multi
    def create(self, vals_list):
        """Create rows with values that people may enter.

        :raises UserError: when computed values are among them
        """
        here = self._guard_create(vals_list)
        return super(PrmPartnershipValue, here).create(vals_list)

    def write(self, vals):
        """Take a current value that somebody enters by hand, and nothing else.

        :raises UserError: see :meth:`_guard_write`
        """
        self._guard_write(vals)
        if self.env.su:
            return super().write(vals)
        before = {value.id: value.current for value in self}
        result = super().write(vals)
        for value in self.filtered(lambda row: row.current != before[row.id]):
            value._enter(before[value.id])
        return result

    def _guard_write(self, vals):
        """Refuse what is computed, or no obligation.

        :raises UserError: when people may not enter it
        """
        super()._guard_write(vals)
        if self.env.su:
            return
        entered = all(
            value.measure == "manual" and value.kind == "obligation" for value in self
        )
        if not entered or vals.keys() - {"current"}:
            raise UserError(self.env["prm.messages"]._text("value_is_computed"))

    def _enter(self, before):
        """Note an entered value, copy it to the row of the other tier, ask for a score.

        :param float before: the value that was there
        """
        self.ensure_one()
        twins_sudo = self.sudo().with_context(active_test=False)
        twins_sudo = twins_sudo.search(
            [
                ("partnership_id", "=", self.partnership_id.id),
                ("parameter_id", "=", self.parameter_id.id),
                ("kind", "=", "obligation"),
            ]
        )
        twins_sudo.current = self.current
        partnership_sudo = self.partnership_id.sudo()
        partnership_sudo._mark_score_due()
        for_partner = partnership_sudo._for_partner()
        parameter = for_partner.env["prm.parameter"].browse(self.parameter_id.id)
        currency = for_partner.company_id.currency_id
        for_partner._note_history(
            "value",
            parameter._number_text(before, currency),
            parameter._number_text(self.current, currency),
            for_partner.env["prm.partnership.cause"]._entered(),
            parameter,
        )

    # ----------------------------------------------------------------- compute

    @api.model
    def _stored(self, partnerships):
        """Return key → :class:`StoredValue` of all rows, archived ones among them."""
        query = SQL(
            "SELECT %s, id, active, COALESCE(current, 0), COALESCE(target, 0),"
            " COALESCE(points, 0), COALESCE(points_max, 0) FROM prm_partnership_value"
            " WHERE partnership_id = ANY(%s) ORDER BY active, id",
            columns_of(KEY),
            partnerships.ids,
        )
        rows = (StoredValue(*row) for row in self.env.execute_query(query))
        return {row.key: row for row in rows}

    @api.model
    def _replace(self, stored, rows):
        """Create, update or archive rows where they differ, with two statements.

        :param dict stored: see :meth:`_stored`
        :param list rows: all rows that are asked for now, as dicts of their columns
        """
        asked = {tuple(row[name] for name in KEY) for row in rows}
        dropped = [
            value.id
            for key, value in stored.items()
            if value.active and key not in asked
        ]
        queries = (self._upsert_query(rows), self._archive_query(dropped))
        changed = [id_ for query in queries for [id_] in self.env.execute_query(query)]
        self.invalidate_model(flush=False)
        self.browse(changed).modified(COMPUTED)

    @api.model
    def _upsert_query(self, rows):
        """Return the query that creates or updates rows and tells which ones.

        What is the same is neither written nor locked. A row that a concurrent
        transaction created makes PostgreSQL refuse the statement, and Odoo run the
        whole call again.
        """
        return SQL(
            """
            INSERT INTO prm_partnership_value (
                %(key)s, %(names)s, organization_id, company_id, sequence,
                create_uid, write_uid, create_date, write_date
            )
            SELECT %(wanted)s, partnership.partner_id, partnership.company_id,
                   parameter.sequence, %(uid)s, %(uid)s, %(now)s, %(now)s
              FROM json_to_recordset(%(rows)s) AS wanted (%(columns)s)
              JOIN prm_partnership partnership ON partnership.id = wanted.partnership_id
              JOIN prm_parameter parameter ON parameter.id = wanted.parameter_id
              LEFT JOIN prm_partnership_value present USING (%(key)s)
             WHERE present.id IS NULL OR (%(present)s) IS DISTINCT FROM (%(new)s)
             ORDER BY wanted.partnership_id, wanted.parameter_id
            ON CONFLICT (%(key)s) DO UPDATE
               SET (%(names)s, write_uid, write_date)
                   = (%(excluded)s, EXCLUDED.write_uid, EXCLUDED.write_date)
            RETURNING id
            """,
            key=columns_of(KEY),
            names=columns_of(COMPUTED),
            wanted=columns_of([*KEY, *COMPUTED], "wanted"),
            present=columns_of(COMPUTED, "present"),
            new=columns_of(COMPUTED, "wanted"),
            excluded=columns_of(COMPUTED, "excluded"),
            columns=typed_columns(self, [*KEY, *COMPUTED]),
            rows=json.dumps(rows),
            uid=self.env.uid,
            now=self.env.cr.now(),
        )

    @api.model
    def _archive_query(self, ids):
        """Return the query that archives rows: what was typed into them survives."""
        return SQL(
            "UPDATE prm_partnership_value SET active = FALSE, write_uid = %s,"
            " write_date = %s WHERE id = ANY(%s) RETURNING id",
            self.env.uid,
            self.env.cr.now(),
            ids,
        )

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "active",
            "parameter_id",
            "sequence",
            "value_type",
            "measure",
            "kind",
            "is_keeping",
            "tier_id",
            "target",
            "current",
            "target_text",
            "current_text",
            "points",
            "points_max",
            "ratio",
        }
