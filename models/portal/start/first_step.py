"""The first steps as a window of the backend shows them."""

from odoo import api, fields, models
from odoo.tools import SQL


class PrmFirstStep(models.Model):
    """One of the first steps: a row for each entry of the checklist."""

    _name = "prm.first.step"
    _description = "First step"
    _auto = False
    _order = "sequence, id"

    key = fields.Char(readonly=True)
    sequence = fields.Integer(readonly=True)
    name = fields.Char("Step", readonly=True)
    help_text = fields.Char("What to do", readonly=True)
    button = fields.Char("Opens", readonly=True)
    is_done = fields.Boolean("Done", compute="_compute_is_done")
    is_next = fields.Boolean("Next", compute="_compute_is_done")
    may_open = fields.Boolean(
        compute="_compute_may_open",
        help="The current user can do this step.",
        exportable=False,
    )

    @property
    def _table_query(self):
        """Return the rows of the registry, in the reader's language."""
        steps = self.env["prm.checklist"]._steps().values()
        rows = [
            (number, step.key, step.order, step.label, step.help, step.button)
            for number, step in enumerate(steps, 1)
        ]
        return SQL(
            "SELECT * FROM (VALUES %s)"
            " AS step (id, key, sequence, name, help_text, button)",
            SQL(", ").join(SQL("%s", row) for row in rows),
        )

    @api.depends("key")
    @api.depends_context("uid")
    def _compute_is_done(self):
        checklist = self.env["prm.checklist"]
        done = checklist._done()
        to_do = [key for key in checklist._steps() if key not in done]
        for row in self:
            row.is_done = row.key in done
            row.is_next = row.key in to_do[:1]

    @api.depends("key")
    @api.depends_context("uid")
    def _compute_may_open(self):
        steps = self.env["prm.checklist"]._steps()
        for row in self:
            window_sudo = self.env.ref(steps[row.key].action).sudo()
            row.may_open = self.env[window_sudo.res_model].has_access("write")

    def action_open(self):
        """Open the place where this step is done."""
        self.check_access("read")
        self.env["prm.messages"]._check_one(self)
        step = self.env["prm.checklist"]._steps()[self.key]
        return self.env["ir.actions.act_window"]._for_xml_id(step.action)

    @api.model
    def action_hide(self, *_ids):
        """Put the first steps away and go on to the registrations."""
        self.check_access("read")
        self.env["prm.checklist"]._hide()
        # A page load: the menu goes, too.
        return {
            "type": "ir.actions.act_url",
            "url": "/odoo/action-prm.prm_registration_action_review",
            "target": "self",
        }
