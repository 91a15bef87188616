"""Whom it is said, and in which words, that a change waits for an employee."""

from odoo import api, models

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


class PrmConfirmDesk(models.AbstractModel):
    """The activity and the banner of what somebody outside changed on a lead."""

    _name = "prm.confirm.desk"
    _description = "Changes to be confirmed"

    @api.model
    def _update_activity(self, lead):
        """Let the salesperson have one activity while something waits."""
        current_sudo = lead.sudo().activity_search([CONFIRM_ACTIVITY])
        if not lead.prm_to_confirm:
            current_sudo.action_feedback()
        elif not current_sudo and (user_sudo := self._who_confirms_sudo(lead)):
            here = lead.with_context(lang=self.env["prm.language"]._of(user_sudo))
            here.activity_schedule(
                CONFIRM_ACTIVITY,
                user_id=user_sudo.id,
                summary=here.env._("Confirm what changed on the portal"),
            )

    @api.model
    def _who_confirms_sudo(self, lead):
        """Return the salesperson, or who reviews the partner's deal; maybe nobody."""
        deals_sudo = lead._prm_registrations_sudo()
        return self.env["prm.audience"]._employee_sudo(deals_sudo, CONFIRM_ACTIVITY)

    @api.model
    def _change_text(self, lead, facts):
        """Return what counts and what waits, field by field, in words.

        :param dict facts: field → value of what counts
        """
        texts = []
        for name in SHOWN:
            old, new = facts[name], lead[name]
            if (old or False) != (new or False):
                texts.append(
                    self.env._(
                        "%(field)s: %(old)s → %(new)s",
                        field=lead._fields[name].get_description(self.env)["string"],
                        old=self._in_words(lead, name, old),
                        new=self._in_words(lead, name, new),
                    )
                )
        return "; ".join(texts)

    @api.model
    def _in_words(self, lead, name, value):
        """Return a value of a field of ``lead`` for people."""
        field, formatting = lead._fields[name], self.env["prm.formatting"]
        if field.type == "monetary":
            return formatting._money(value or 0, lead._prm_currency_sudo())
        if field.type == "date":
            return formatting._day(value) or self.env._("nothing")
        if field.type == "float":
            return formatting._number(value or 0, digits=2)
        if field.type == "selection":
            return formatting._choice(lead, name, value)
        return value.display_name or self.env._("nothing")
