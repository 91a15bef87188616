"""The first steps of a new partner: a registry that knows what is done."""

from collections.abc import Callable
from dataclasses import dataclass

from odoo import api, models


@dataclass(frozen=True, kw_only=True)
class PartnerStep:
    """A step of a new partner, as the home lists it.

    ``key``: its name, for ever; ``order``: its place, by tens; ``label`` and ``help``
    in the reader's language; ``url``: a method that returns of a portal where it is
    done; ``is_done``: a method that tells of a portal whether it is done by now, by
    facts; ``condition``: a method that tells of a portal whether the current user is
    offered the step there, nothing for everybody.
    """

    key: str
    order: int
    label: str
    help: str = ""
    url: Callable
    is_done: Callable
    condition: Callable | None = None


class PrmPartnerChecklist(models.AbstractModel):
    """Which steps there are, and which of them the current user still sees."""

    _name = "prm.partner.checklist"
    _description = "First steps of a partner"

    @api.model
    def _entries(self):
        """Hook: return all steps, as :class:`PartnerStep`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        return [*self._steps_of_people(), *self._steps_of_work()]

    @api.model
    def _steps_of_people(self):
        """Return what is done once, and opens the rest: terms, profile, colleagues."""
        _, facts = self.env._, self.env["prm.partner.facts"]
        return [
            PartnerStep(
                key="terms",
                order=10,
                label=_("Accept the terms"),
                help=_("Read the terms of the program, and accept them."),
                url=lambda portal: portal._url("terms"),
                is_done=facts._has_accepted_terms,
                condition=facts._has_terms,
            ),
            PartnerStep(
                key="profile",
                order=20,
                label=_("Complete your profile"),
                help=_("So that we know how to reach you and your organization."),
                url=facts._profile_url,
                is_done=facts._is_profile_complete,
                condition=facts._has_profile,
            ),
            PartnerStep(
                key="colleague",
                order=30,
                label=_("Invite the first colleague"),
                help=_("Each person has an own login, and own deals."),
                url=lambda portal: portal._url("colleagues"),
                is_done=facts._has_colleague,
                condition=facts._may_invite,
            ),
        ]

    @api.model
    def _steps_of_work(self):
        """Return what a partner does with us: to learn, and to register."""
        _, facts = self.env._, self.env["prm.partner.facts"]
        return [
            PartnerStep(
                key="certificate",
                order=40,
                label=_("Pass the first training"),
                help=_("A training or a certification of one of your people."),
                url=lambda portal: portal._url("program?tab=certificates"),
                is_done=facts._has_certificate,
                condition=facts._has_program,
            ),
            PartnerStep(
                key="deal",
                order=50,
                label=_("Register your first opportunity"),
                help=_(
                    "Tell us who the customer is and what they need. We review it and "
                    "tell you our decision; approved deals are protected for you. Then "
                    "we win it together."
                ),
                url=lambda portal: portal._url("registrations", "new"),
                is_done=facts._has_registered,
                condition=facts._may_register,
            ),
        ]

    @api.model
    def _shown(self, portal):
        """Return the steps that the home lists, with what is done; none when all is.

        None either to who put them away.

        :param portal: one of the current user's own
        :return: list of ``{"key", "label", "help", "url", "is_done"}``, in their order
        """
        if self.env["prm.partner.facts"]._are_hidden(portal):
            return []
        steps = [
            {
                "key": step.key,
                "label": step.label,
                "help": step.help,
                "url": step.url(portal),
                "is_done": bool(step.is_done(portal)),
            }
            for step in sorted(self._entries(), key=lambda one: (one.order, one.key))
            if step.condition is None or step.condition(portal)
        ]
        return [] if all(step["is_done"] for step in steps) else steps
