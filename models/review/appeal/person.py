"""Who looks at a decision again: never who made it, and nobody who is away."""

from odoo import api, models

NAMED = "appeal"


class PrmAppealPerson(models.AbstractModel):
    """Finds people who may decide on a deal, in the order of the table of audiences."""

    _name = "prm.appeal.person"
    _description = "Who looks at a decision again"

    @api.model
    def _named_sudo(self, deal, first):
        """Return who looks at a deal again, maybe nobody (sudo).

        Whom the portal names, else its other people, else anybody of the company who
        works with all partners. For who is away, the substitute.

        :param first: who made the first decision, maybe nobody
        """
        stand_in_sudo = self.env["prm.absence"]._stand_in_sudo
        for user_sudo in self._candidates_sudo(deal):
            at_work_sudo = stand_in_sudo(user_sudo)
            if self._is_fit(deal, at_work_sudo, first):
                return at_work_sudo
        return self.env["res.users"].sudo()

    @api.model
    def _candidates_sudo(self, deal):
        """Return everybody who comes into question, the likeliest first."""
        named_sudo = self.env["prm.audience"]._employees_sudo(deal, NAMED)
        all_sudo = self._with_group_sudo(deal, "prm.group_prm_user_all")
        return named_sudo | all_sudo

    @api.model
    def _with_group_sudo(self, deal, group_xmlid):
        """Return the employees of the company of a deal who have a role."""
        users_sudo = self.env["res.users"].sudo()
        company_sudo = deal.sudo().company_id
        return users_sudo.search(
            [
                ("share", "=", False),
                ("all_group_ids", "in", self.env.ref(group_xmlid).ids),
                ("company_ids", "in", company_sudo.ids),
            ],
            order="id",
        )

    @api.model
    def _is_fit(self, deal, user, first):
        """Tell whether ``user`` may look at a deal that ``first`` decided on."""
        user_sudo = user.sudo()
        is_away = bool(self.env["prm.absence"]._today_sudo(user_sudo))
        return not is_away and self._is_lasting(deal, user, first)

    @api.model
    def _is_lasting(self, deal, user, first):
        """Tell whether ``user`` may look at a deal, whether away today or not."""
        user_sudo = user.sudo()
        is_reviewer = bool(user_sudo._prm_reviewers())
        if not is_reviewer or user_sudo.share or user_sudo == first:
            return False
        return self._may_decide(deal, user_sudo)

    @api.model
    def _may_decide(self, deal, user):
        """Tell whether ``user`` may write a deal, in the companies of their own."""
        theirs = deal.sudo(False).with_context(allowed_company_ids=[])
        return theirs.with_user(user).has_access("write")

    @api.model
    def _administrator_sudo(self, deal):
        """Return the administrator who is told where nobody could be named."""
        fit_sudo = self._administrators_sudo(deal)
        away = self.env["prm.absence"]._today_sudo
        return (fit_sudo.filtered(lambda user: not away(user)) or fit_sudo)[:1]

    @api.model
    def _administrators_sudo(self, deal):
        """Return the administrators who may decide on a deal."""
        users_sudo = self._with_group_sudo(deal, "prm.group_prm_manager")
        return users_sudo.filtered(lambda user: self._may_decide(deal, user))
