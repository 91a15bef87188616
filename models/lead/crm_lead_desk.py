"""What an employee sees and does about changes that came from outside."""

from odoo import api, fields, models
from odoo.tools import format_date, formatLang

CONFIRM_ACTIVITY = "prm.mail_activity_confirm"
# What is told of a change, in this order.
SHOWN = (
    "stage_id",
    "won_status",
    "lost_reason_id",
    "probability",
    "expected_revenue",
    "recurring_revenue",
    "recurring_plan",
    "company_id",
    "prm_currency_id",
    "date_deadline",
)


class CrmLead(models.Model):
    """Leads: the banner, the button and the activity of what is to be confirmed."""

    # From crm_lead_confirm: prm_to_confirm, prm_confirmed, _prm_value; from
    # crm_lead_money: _prm_money_text; from crm_lead: _prm_registrations.
    _name = "crm.lead"
    _inherit = ["crm.lead"]

    prm_change = fields.Char(
        "What changed",
        compute="_compute_prm_change",
        compute_sudo=True,
        groups="base.group_user",
    )

    def action_prm_confirm(self):
        """Confirm: what was changed on the portal counts."""
        self.check_access("write")
        self.filtered("prm_to_confirm").write({"prm_to_confirm": False})

    # ------------------------------------------------------------------------ people

    def _prm_update_activity(self):
        """Let the salesperson have one activity while something waits."""
        current_sudo = self.sudo().activity_search([CONFIRM_ACTIVITY])
        if not self.prm_to_confirm:
            current_sudo.action_feedback()
        elif not current_sudo and (user := self._prm_who_confirms_sudo()):
            here = self.with_context(lang=user.lang or self.env.lang)
            here.activity_schedule(
                CONFIRM_ACTIVITY,
                user_id=user.id,
                summary=here.env._("Confirm what was changed on the portal"),
            )

    def _prm_who_confirms_sudo(self):
        """Return the salesperson, or who reviews the partner's deal; maybe nobody."""
        deals = self._prm_registrations()
        return self.env["prm.audience"]._employee_sudo(deals, CONFIRM_ACTIVITY)

    @api.depends("prm_confirmed")
    def _compute_prm_change(self):
        for lead in self:
            lead.prm_change = "; ".join(lead._prm_change_texts())

    def _prm_change_texts(self):
        """Return what counts and what waits, field by field, in words."""
        kept = {}
        for values in (self.prm_confirmed or {}).values():
            kept |= values
        texts = []
        for name in (name for name in SHOWN if name in kept):
            old, new = self._prm_value(name, kept[name]), self[name]
            if (old or False) != (new or False):
                texts.append(
                    self.env._(
                        "%(field)s: %(old)s → %(new)s",
                        field=self._fields[name].get_description(self.env)["string"],
                        old=self._prm_in_words(name, old),
                        new=self._prm_in_words(name, new),
                    )
                )
        return texts

    def _prm_in_words(self, name, value):
        """Return a value for people."""
        field = self._fields[name]
        if field.type == "monetary":
            return self._prm_money_text(value or 0)
        if field.type == "date":
            return format_date(self.env, value) or self.env._("nothing")
        if field.type == "float":
            return formatLang(self.env, value or 0)
        if field.type == "selection":
            return dict(field._description_selection(self.env)).get(value, "")
        return value.display_name or self.env._("nothing")
