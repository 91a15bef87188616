"""A lost deal that is open again is protected again: others may have been approved."""

from odoo import api, models
from odoo.tools import plaintext2html

from ....policy.conflict_decision import PENDING


class PrmConflictRevival(models.AbstractModel):
    """Looks at the conflicts of a deal whose opportunity was restored."""

    _name = "prm.conflict.revival"
    _description = "Conflicts of deals that are open again"

    @api.model
    def _follow(self, deal, former):
        """Compare a deal that is protected again, and tell both reviewers.

        What was said to be another deal stays said.

        :param str former: its outcome until now, as partners were told
        """
        if former != "lost" or deal.outcome != "open":
            return
        self.env["prm.customer.screening"]._screen(deal)
        deal_sudo = deal.sudo()
        rivals_sudo = deal_sudo.conflict_ids.filtered(self._is_unsettled)
        if not deal_sudo.is_protected or not rivals_sudo:
            return
        both_sudo = deal_sudo
        for conflict_sudo in rivals_sudo:
            both_sudo |= conflict_sudo._deals_sudo().filtered("is_protected")
            judged_sudo = conflict_sudo | conflict_sudo._mirrors_sudo()
            judged_sudo.filtered(lambda each: each.decision == "same").write(
                {"decision": "open"}
            )
        for each_sudo in both_sudo:
            self._tell_reviewer(each_sudo)

    @api.model
    def _is_unsettled(self, conflict):
        """Tell whether two protected deals stand beside each other without a reason."""
        is_said = conflict.decision not in (*PENDING, "same")
        return conflict.is_protected and (not is_said or conflict.is_note_missing)

    @api.model
    def _tell_reviewer(self, deal_sudo):
        """Give the reviewer of a deal, or its manager, something to decide."""
        activity_type = "prm.mail_activity_conflict"
        reviewer_sudo = self.env["prm.audience"]._employee_sudo(
            deal_sudo, activity_type
        )
        if reviewer_sudo and not deal_sudo.activity_search([activity_type]):
            deal_sudo.activity_schedule(
                activity_type,
                user_id=reviewer_sudo.id,
                note=plaintext2html(
                    self.env._(
                        "Two deals are protected for what looks like the same "
                        "customer: the opportunity of one of them was reopened after "
                        "it was lost. Decide on the conflict."
                    )
                ),
            )
