"""A partner asks for more days of protection; the vendor decides."""

from odoo import api, fields, models
from odoo.exceptions import UserError
from odoo.tools import plaintext2html

from ...policy import extension, protection
from ..common.errors import RegistrationRefused

ACTIVITY = "prm.mail_activity_extension"
DECIDED = "prm.mail_template_extension_{}".format


class PrmRegistrationExtensions(models.Model):
    """The requests of a deal, and the button that opens the one that waits."""

    _name = "prm.registration"
    _inherit = ["prm.registration"]

    extension_ids = fields.One2many(
        "prm.extension",
        "registration_id",
        "Extension requests",
        readonly=True,
        groups="prm.group_prm_user",
    )

    def _portal_actions(self, among=None):
        """Return what the reader may do; asking for more days only when it may be.

        :param among: the only actions that are asked for; without, all there are
        """
        actions = super()._portal_actions(among)
        if "extension" not in actions:
            return actions
        may_ask = self.env["prm.extension.desk"]._verdict(self)
        return actions if may_ask else actions - {"extension"}

    def _ask_extension(self, days, reason, token=""):
        """Ask for more days: the door to the desk.

        Parameters and errors as in its ``_ask``.
        """
        self.env["prm.extension.desk"]._ask(self, days, reason, token)

    def _may_be_extended(self):
        """Tell whether the partner may ask for more days now, for mails."""
        return bool(self.env["prm.extension.desk"]._verdict(self))

    def action_open_extension(self):
        """Open the request that waits for a decision.

        :raises UserError: when none is pending
        """
        self.ensure_one()
        self.check_access("read")
        pending = self.extension_ids.filtered(lambda each: each.state == "pending")
        if not pending:
            raise UserError(self.env["prm.messages"]._text("extension_closed"))
        return {
            "type": "ir.actions.act_window",
            "name": self.env._("Extension request"),
            "res_model": "prm.extension",
            "res_id": pending[:1].id,
            "view_mode": "form",
            "target": "new",
            "views": [(self.env.ref("prm.prm_extension_view_form_dialog").id, "form")],
        }


class PrmExtensionDesk(models.AbstractModel):
    """Takes requests for more days, and decides on them.

    The row of the deal is locked first, by whoever asks, decides, or ends the
    protection: of two at the same moment the second one sees what the first one did.
    """

    _name = "prm.extension.desk"
    _inherit = ["prm.deal.request.desk"]
    _description = "Extensions of protection"

    # --------------------------------------------------------------- the partner asks

    @api.model
    def _verdict(self, deal):
        """Tell whether a partner may ask for more days of ``deal`` now.

        Asked of a deal that ended where the portal does not tell that, the request is
        closed as others of ended deals are.
        """
        deal_sudo = deal.sudo()
        requests_sudo = deal_sudo.extension_ids
        program_sudo = deal_sudo.program_id
        program_sudo.fetch(["max_extensions", "extension_days"])
        return extension.verdict_ask(
            extension.Asked(
                most=program_sudo.max_extensions,
                granted=len(self._granted(requests_sudo)),
                is_pending="pending" in requests_sudo.mapped("state"),
                is_protected=deal._seen_value("is_protected"),
            )
        )

    @api.model
    def _granted(self, requests):
        """Return the extensions (sudo) of the protection that runs now."""
        start = requests.registration_id.protection_start
        return requests.filtered(
            lambda each: (
                each.state == "approved"
                and (not start or fields.Date.to_date(each.create_date) >= start)
            )
        )

    @api.model
    def _ask(self, deal, days, reason, token=""):
        """Ask for more days, once per token.

        :param deal: a registration, in the environment of who asks
        :param days: whole number, None for as many as the program allows
        :param str reason: what the vendor reads
        :param str token: one-shot token of the form
        :raises AccessError: when the record is not theirs
        :raises RegistrationRefused: with codes by field
        """
        if not self._begin(deal, "extension", token):
            return
        program_sudo = deal.sudo().program_id
        most = program_sudo.extension_days
        days = most if days is None else days
        errors = {}
        if not (verdict := extension.verdict_days(days, most)):
            errors["days"] = verdict.code
        if not reason.strip():
            errors["reason"] = "extension_reason"
        if errors:
            raise RegistrationRefused(self.env, errors)
        self._create_sudo(deal, days, reason.strip())

    @api.model
    def _create_sudo(self, deal, days, reason):
        """Create a request, hold the end of the protection, and tell who decides.

        :return: the request (sudo)
        """
        deal_sudo = deal.sudo()
        requests_sudo = self.env["prm.extension"].sudo()
        requests_sudo.flush_model(["state"])  # one waits at a time
        request_sudo = requests_sudo.create(
            {
                "registration_id": deal.id,
                "contact_id": self.env.user.partner_id.id,
                "days": days,
                "reason": reason,
            }
        )
        end = deal_sudo.protection_end
        deal_sudo._write_guarded({"held_until": extension.held_until(end)})
        deal_sudo._note_news()
        self._give_activity(request_sudo)
        return request_sudo

    @api.model
    def _give_activity(self, request):
        """Give who decides an activity on the deal of a request (sudo)."""
        deal_sudo = request.registration_id
        owner_sudo = self.env["prm.audience"]._employee_sudo(deal_sudo, ACTIVITY)
        if not owner_sudo:
            return
        language = self.env["prm.language"]._of(owner_sudo)
        here = deal_sudo.with_context(lang=language).env
        today = deal_sudo._today_at(deal_sudo.company_id)
        due = min(deal_sudo.protection_end, fields.Date.add(today, days=2))
        deal_sudo.activity_schedule(
            ACTIVITY,
            date_deadline=max(due, today),
            user_id=owner_sudo.id,
            summary=request._summary(here),
            note=plaintext2html(request.reason),
        )

    # -------------------------------------------------------------- the vendor decides

    @api.model
    def _approve(self, request):
        """Prolong the protection by the days of a request.

        :param request: in the environment of who decides
        :raises UserError: when it was decided already, or the deal is not protected
            anymore
        """
        deal = self._locked_deal(request)
        if request.state == "pending" and not protection.is_running(
            deal.state, deal.outcome
        ):
            raise UserError(self.env["prm.messages"]._text("extension_too_late"))
        old, today = deal.protection_end, deal._today_at(deal.company_id)
        new = extension.new_end(old, today, request.days)
        self._decide(request, "approved", old_end=old, new_end=new)
        deal._write_guarded({"protection_end": new})
        self._tell(request)

    @api.model
    def _reject(self, request):
        """Leave the protection as it is.

        :param request: in the environment of who decides
        :raises UserError: without a note, or when it was decided already
        """
        self._locked_deal(request)
        if request.state == "pending" and not (request.note or "").strip():
            raise UserError(self.env["prm.messages"]._text("extension_note_required"))
        self._decide(request, "rejected")
        self._tell(request)

    @api.model
    def _tell(self, request):
        """Tell the partner of a decision, and close the activity."""
        deal = request.registration_id
        deal._note_news()
        deal_sudo = deal.sudo()
        deal_sudo.activity_search([ACTIVITY]).action_feedback()
        partnership_sudo = deal_sudo.partnership_id
        partnership_sudo._mail_partner(DECIDED(request.state), record=deal)

    @api.model
    def _settle(self, requests):
        """Let go of deals whose request was decided, or ended by itself."""
        requests_sudo = requests.sudo()
        deals_sudo = requests_sudo.registration_id
        deals_sudo._write_guarded({"held_until": False})
        closed_sudo = requests_sudo.filtered(lambda each: each.state == "closed")
        closed_sudo.registration_id.activity_unlink([ACTIVITY])
        for deal_sudo in closed_sudo.registration_id:
            deal_sudo._note_news()
