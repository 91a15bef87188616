"""What a partner does about the protection of a deal, on its page."""

from odoo import models

from ..portal.registration.actions import DealAction


class PrmDealActions(models.AbstractModel):
    """The buttons: answer whether it is active, ask for more days."""

    _inherit = "prm.deal.actions"

    def _entries(self):
        return [
            *super()._entries(),
            DealAction(
                key="progress",
                order=5,
                button="prm.portal_action_progress",
                dialog="prm.portal_progress_question",
                is_next=True,
            ),
            DealAction(
                key="extension",
                order=60,
                button="prm.portal_action_extension",
                dialog="prm.portal_extension_dialog",
            ),
        ]


class PrmRegistrationAnswerable(models.Model):
    """A deal of which nothing is asked has nothing to answer."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    def _portal_actions(self, among=None):
        """Return what the reader may do; an answer only to a question that waits.

        :param among: the only actions that are asked for; without, all there are
        """
        actions = super()._portal_actions(among)
        if "progress" not in actions:
            return actions
        question_sudo = self.env["prm.progress.desk"]._waiting_sudo(self)
        return actions if question_sudo else actions - {"progress"}
