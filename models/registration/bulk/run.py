"""A file with many registrations: checked row by row, then registered as a whole."""

from datetime import timedelta

from odoo import api, fields, models

from ....policy import bulk_moves

# From other parts of this room: bulk_id of registrations

STATES = [
    ("checking", "Being checked"),
    ("faulty", "To be corrected"),
    ("ready", "Checked"),
    ("registering", "Being registered"),
    ("done", "Registered"),
]
# Days after which what was never registered, and the rows of the others, are forgotten.
KEPT_DAYS = 7
# States of a deal that waits for its reviewer.
TO_REVIEW = ("submitted", "in_review")


class PrmBulkRegistration(models.Model):
    """The rows of one file that a person sent, and what became of them.

    Portal users have no right on it; their pages get plain values of their own ones.
    Employees see it once it was registered: until then it is nobody's but its sender's,
    as a draft is.
    """

    _name = "prm.bulk.registration"
    _inherit = ["prm.transition.mixin"]
    _description = "File with registrations"
    _order = "id desc"

    _hidden = {"readonly": True, "groups": fields.NO_ACCESS}
    name = fields.Char("File", required=True, readonly=True)
    state = fields.Selection(
        STATES, default="checking", required=True, readonly=True, index=True
    )
    user_id = fields.Many2one(
        "res.users",
        "Sent by",
        required=True,
        readonly=True,
        index=True,
        ondelete="cascade",
    )
    partnership_id = fields.Many2one(
        "prm.partnership", required=True, readonly=True, index=True, ondelete="cascade"
    )
    partner_id = fields.Many2one(
        related="partnership_id.partner_id", string="Partner organization", store=True
    )
    company_id = fields.Many2one(related="partnership_id.company_id", store=True)
    portal_id = fields.Many2one(
        "prm.portal", required=True, readonly=True, index=True, ondelete="cascade"
    )
    total = fields.Integer("Rows", readonly=True)
    checked_at = fields.Datetime("Checked on", readonly=True)
    registered_at = fields.Datetime("Registered on", readonly=True)
    reviewer_id = fields.Many2one(
        "res.users", readonly=True, index="btree_not_null", ondelete="set null"
    )
    registration_ids = fields.One2many(
        "prm.registration", "bulk_id", "Registrations", readonly=True
    )

    # Of these, what the reader may open: a reviewer of some of them not all.
    deal_ids = fields.Many2many(
        "prm.registration", string="Deals", compute="_compute_deal_ids"
    )
    deal_count = fields.Integer(compute="_compute_deal_ids", exportable=False)

    # what the file says, and what is said of it
    digest = fields.Char(**_hidden, help="Tells the same file from another one.")
    sheet = fields.Char(**_hidden, help="Name of the sheet that was read.")
    cells = fields.Json(**_hidden, help="Number and cells of each row, as read.")
    forms = fields.Json(**_hidden, help="Values of each row, as the form takes them.")
    report = fields.Json(**_hidden, help="What is wrong with a row, or was decided.")
    checked = fields.Integer(**_hidden, help="Rows that were checked so far.")

    _same_file = models.Index("(user_id, portal_id, digest)")

    @api.depends("name")
    def _compute_display_name(self):
        for run in self:
            run.display_name = f"{run.name} ({run.id})"

    @api.depends("registration_ids")
    @api.depends_context("uid", "allowed_company_ids")
    def _compute_deal_ids(self):
        """Search as the reader: a list of lines does not leave out what is closed."""
        deals = self.env["prm.registration"].search([("bulk_id", "in", self.ids)])
        of = deals.grouped("bulk_id")
        for run in self:
            run.deal_ids = of.get(run, deals.browse())
            run.deal_count = len(run.deal_ids)

    @api.model_create_multi
    def create(self, vals_list):
        here = self._guard_create(vals_list)
        return super(PrmBulkRegistration, here).create(vals_list)

    def write(self, vals):
        self._guard_write(vals)
        return super().write(vals)

    @api.model
    def _verdict_move(self, old, new):
        return bulk_moves.verdict_move(old, new)

    def _initial_states(self, vals):
        return frozenset({"checking"})

    # ---------------------------------------------------------------- buttons

    def action_open_registrations(self):
        """Open what was registered in these files; a reviewer, the own part of it."""
        self.check_access("read")
        deals = self.env["prm.registration"].search([("bulk_id", "in", self.ids)])
        waiting = deals.filtered(lambda deal: deal.state in TO_REVIEW)
        is_mine = self.env.user in waiting.reviewer_id
        shown = {"search_default_mine_to_review": 1} if is_mine else {}
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_registration_action_all"
        )
        return {**action, "domain": [("bulk_id", "in", self.ids)], "context": shown}

    # --------------------------------------------------------------- forgetting

    @api.autovacuum
    def _gc_runs(self):
        """Forget what nobody registered, and the rows of what was, after a week."""
        before = fields.Datetime.now() - timedelta(days=KEPT_DAYS)
        old = [("write_date", "<", before)]
        kept = ("done", "registering")
        self.search([*old, ("state", "not in", kept)], limit=1000).unlink()
        done = [("state", "=", "done"), ("cells", "!=", False)]
        for run in self.search([*old, *done], limit=1000):
            run.write({"cells": False, "forms": False, "report": False})


class PrmBulkProgress(models.Model):
    """How far a file is: written beside the transaction that registers it.

    That one is all or nothing, and nobody would see it grow.
    """

    _name = "prm.bulk.progress"
    _description = "Progress of a file with registrations"
    _log_access = False

    run_id = fields.Many2one("prm.bulk.registration", required=True, ondelete="cascade")
    done = fields.Integer(help="Rows that are registered so far.")
    attempts = fields.Integer(help="How often it was tried.")

    _once = models.UniqueIndex("(run_id)")


class PrmRegistration(models.Model):
    """Registrations: the file that they came in."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    bulk_id = fields.Many2one(
        "prm.bulk.registration",
        "Registered in a file",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
        groups="prm.group_prm_user",
    )

    def _guarded_fields(self):
        return super()._guarded_fields() | {"bulk_id"}

    def _is_arriving_in_file(self):
        """Tell whether it is being registered with others: people are told of all."""
        self_sudo = self.sudo()
        return self_sudo.bulk_id.state == "registering"
