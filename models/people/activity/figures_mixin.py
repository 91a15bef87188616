from odoo import api, fields, models


class PrmMemberFiguresMixin(models.AbstractModel):
    """A record that shows what its members did: the chart, and the way to the days."""

    _name = "prm.member.figures.mixin"
    _description = "Record with activity of portal users"

    prm_usage_last = fields.Date("Last day of activity", compute="_compute_prm_usage")
    prm_usage_graph = fields.Text("Activity by day", compute="_compute_prm_usage")
    prm_usage_summary = fields.Char("Activity", compute="_compute_prm_usage")

    # By the reader's rules, in the reader's words: not the same for everybody.
    @api.depends_context("uid", "allowed_company_ids", "lang")
    def _compute_prm_usage(self):
        for record in self:
            figures = record.env["prm.member.figures"]._figures(
                record._usage_domain(), record._usage_company()
            )
            record.prm_usage_last = figures["last"]
            record.prm_usage_graph = figures["graph"]
            record.prm_usage_summary = figures["summary"]

    def _usage_domain(self):
        """Hook: return the domain of the days that belong to this record."""
        raise NotImplementedError

    def _usage_company(self):
        """Return the company whose calendar the chart follows."""
        return self.company_id or self.env.company

    def action_open_usage(self):
        """Show what was done on which day.

        :raises UserError: for none or several records
        :raises AccessError: for who reads no activity
        """
        self.env["prm.messages"]._check_one(self)
        self.check_access("read")
        self.env["prm.member.day"].check_access("read")
        action = self.env["ir.actions.act_window"]._for_xml_id(
            "prm.prm_member_day_action"
        )
        action["domain"] = self._usage_domain()
        action["view_mode"] = "list,graph,pivot"
        action["views"] = [(False, "list"), (False, "graph"), (False, "pivot")]
        action["display_name"] = self.env._("Activity of %s", self.display_name)
        action["context"] = {"prm_of_one": True}
        return action
