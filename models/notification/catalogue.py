"""What this addon tells partners: the entries of the catalogue."""

from odoo import api, models

from .events import Event

DEAL = "prm.mail_template_registration_{}".format


class PrmNotificationEvents(models.AbstractModel):
    """Events of deals, conversations, partnerships and people."""

    _inherit = "prm.notification.events"

    @api.model
    def _entries(self):
        return [
            *super()._entries(),
            *self._of_registrations(),
            *self._of_opportunities(),
            *self._of_conversations(),
            *self._of_partnerships(),
            *self._of_money(),
            *self._of_people(),
        ]

    @api.model
    def _of_registrations(self):
        """Return what happens to a registration until it is decided, and after."""
        _ = self.env._
        return [
            Event(
                key="registration_received",
                label=_("Registration received"),
                help=_(
                    "Confirms that a registration arrived or was withdrawn, and tells "
                    "you when its review starts."
                ),
                group="deals",
                order=10,
                templates=(DEAL("submitted"), DEAL("in_review"), DEAL("withdrawn")),
                is_receipt=True,
            ),
            Event(
                key="input_needed",
                label=_("Input needed"),
                help=_("A registration was returned to you and waits for your answer."),
                group="deals",
                order=20,
                templates=(DEAL("action_required"),),
            ),
            Event(
                key="decided",
                label=_("Registration decided"),
                help=_("A registration was approved, not accepted or cancelled."),
                group="deals",
                order=30,
                templates=(DEAL("approved"), DEAL("rejected"), DEAL("cancelled")),
            ),
            self._of_protection(),
        ]

    @api.model
    def _of_protection(self):
        """Return what time does to a deal: nobody's own action."""
        _ = self.env._
        return Event(
            key="protection_ending",
            label=_("Protection ends"),
            help=_("The protection of a deal ends in 30, 14 or 3 days, or has ended."),
            group="deals",
            order=35,
            templates=("prm.mail_template_protection_ending", DEAL("expired")),
            is_receipt=True,
        )

    @api.model
    def _of_opportunities(self):
        """Return what happens to the deal in CRM."""
        _ = self.env._
        return [
            Event(
                key="stage_changed",
                label=_("Stage changed"),
                help=_("An opportunity has moved to another stage."),
                group="deals",
                order=40,
                templates=(DEAL("stage"),),
                section="opportunities",
            ),
            Event(
                key="won",
                label=_("Deal won"),
                help=_("An opportunity was won."),
                group="deals",
                order=50,
                templates=(DEAL("won"),),
                section="opportunities",
            ),
            Event(
                key="lost",
                label=_("Deal lost"),
                help=_("An opportunity was lost."),
                group="deals",
                order=60,
                templates=(DEAL("lost"),),
                section="opportunities",
            ),
        ]

    @api.model
    def _of_conversations(self):
        """Return what others say and send on a deal."""
        _ = self.env._
        return [
            Event(
                key="message",
                label=_("Note or answer"),
                help=_("Somebody wrote in the conversation of a deal."),
                group="talk",
                order=10,
                page="program",
            ),
            Event(
                key="file",
                label=_("New file"),
                help=_("Somebody added a file to a deal."),
                group="talk",
                order=20,
                page="program",
            ),
        ]

    @api.model
    def _of_partnerships(self):
        """Return what happens to the partnership and its people's certificates."""
        _ = self.env._
        return [
            Event(
                key="tier_changed",
                label=_("Tier"),
                help=_("Your tier has changed, or is at risk."),
                group="partnership",
                order=10,
                templates=(
                    "prm.mail_template_tier_reached",
                    "prm.mail_template_tier_notice",
                    "prm.mail_template_tier_lowered",
                ),
                section="program",
            ),
            Event(
                key="partnership_ending",
                label=_("Partnership ends soon"),
                help=_("Reminds you before the due date of the partnership."),
                group="partnership",
                order=20,
                templates=("prm.mail_template_partnership_due",),
                section="program",
            ),
            Event(
                key="certificate_ending",
                label=_("Certificate ends soon"),
                help=_("Reminds you before a certificate expires."),
                group="partnership",
                order=30,
                templates=("prm.mail_template_certificate_expiring",),
                section="program",
            ),
        ]

    @api.model
    def _of_money(self):
        """Return what is booked in the partner's fund."""
        _ = self.env._
        return [
            Event(
                key="fund_entry",
                label=_("Fund entry"),
                help=_("Something was credited to your fund, or taken from it."),
                group="partnership",
                order=40,
                templates=("prm.mail_template_fund_entry",),
                section="program",
            ),
        ]

    @api.model
    def _of_people(self):
        """Return what concerns the access of a person, and what that person asked."""
        _ = self.env._
        return [
            Event(
                key="profile_decided",
                label=_("Profile change decided"),
                help=_("A change to your organization's profile was decided."),
                group="people",
                order=10,
                templates=("prm.mail_template_profile_decided",),
                page="profile",
            ),
            Event(
                key="access_granted",
                label=_("Access granted"),
                help=_("You were invited to the portal."),
                group="people",
                order=80,
                templates=("prm.mail_template_invitation",),
                is_fixed=True,
            ),
            Event(
                key="password",
                label=_("Forgotten password"),
                help=_("Somebody asked for a link to choose a new password for you."),
                group="people",
                order=90,
                templates=("prm.mail_template_reset",),
                page="settings",
                is_fixed=True,
            ),
        ]
