"""Who may register a deal, and how often it may be sent again."""

from odoo import api, models

from ....policy.verdict import ALLOWED, refuse
from ...common.errors import RegistrationRefused


class PrmRegistrationEntrance(models.AbstractModel):
    """The verdicts that stand before form, searches and acceptance."""

    _name = "prm.registration.entrance"
    _description = "Who may register a deal"

    @api.model
    def _verdict(self, partnership):
        """Tell whether the current user may register a deal under this partnership.

        :param partnership: one, or none on a portal where the person has none
        """
        verdict = self._verdict_partnership(partnership)
        if not verdict:
            return verdict
        portal_sudo = partnership.sudo().portal_id
        return self.env["prm.portal.switches"]._verdict_register(portal_sudo)

    @api.model
    def _verdict_form(self, partnership):
        """Tell whether the current user fills a form at all: new, draft or returned."""
        verdict = self._verdict_partnership(partnership)
        if not verdict:
            return verdict
        portal_sudo = partnership.sudo().portal_id
        return self.env["prm.portal.switches"]._verdict_form(portal_sudo)

    def _verdict_partnership(self, partnership):
        """Tell whether the current user works with this partnership at present."""
        if not partnership:
            return refuse("no_partnership_here")
        partnership.ensure_one()
        scope = self.env.user._prm_scope()
        portal_sudo = partnership.sudo().portal_id
        is_own = partnership.id in scope.partnership_ids
        if is_own and portal_sudo.id in scope.portal_ids:
            return ALLOWED
        return refuse("partnership_not_active")

    @api.model
    def _check(self, partnership):
        """Refuse whom the verdict on new registrations refuses.

        :raises RegistrationRefused: with the policy's code
        """
        if not (verdict := self._verdict(partnership)):
            raise RegistrationRefused(self.env, {"": verdict.code})

    @api.model
    def _check_form(self, partnership):
        """Refuse whom the verdict on filling a form refuses.

        :raises RegistrationRefused: with the policy's code
        """
        if not (verdict := self._verdict_form(partnership)):
            raise RegistrationRefused(self.env, {"": verdict.code})

    @api.model
    def _verdict_send(self, partnership):
        """Hook: tell whether deals are sent for the first time under a partnership.

        Beside the verdict on new registrations: what is not sent stays a draft.
        """
        return ALLOWED

    @api.model
    def _check_send(self, partnership):
        """Refuse what the verdict on sending refuses.

        :raises RegistrationRefused: with the policy's code
        """
        if not (verdict := self._verdict_send(partnership)):
            raise RegistrationRefused(self.env, {"": verdict.code})

    @api.model
    def _is_used_up(self, registration):
        """Tell whether a returned registration was resubmitted as often as it may.

        Then the partner answers in the conversation, and the reviewer goes on. What the
        partner took back itself is sent again however often it was corrected.
        """
        registration_sudo = registration.sudo()
        is_returned = registration_sudo.state == "action_required"
        if not is_returned or registration_sudo._is_taken_back():
            return False
        registration_sudo.program_id.fetch(["max_resubmissions"])
        limit = registration_sudo.program_id.max_resubmissions
        return bool(limit) and registration_sudo.resubmission_count >= limit

    @api.model
    def _closed(self, registration, actions):
        """Hook: return the actions that this one deal does not let its reader do.

        Beside what its state and the portal say. For the menus of lists it is asked
        of one of several deals, see ``_alike`` of ``prm.registration.list``.

        :param actions: that are asked for; of others it need not look
        """
        sends = frozenset({"edit", "submit"})
        is_asked = not sends.isdisjoint(actions)
        return sends if is_asked and self._is_used_up(registration) else frozenset()
