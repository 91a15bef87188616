"""The first steps to a portal that works: a registry that knows what is done."""

from collections.abc import Callable
from dataclasses import dataclass

from odoo import api, fields, models
from odoo.tools import config

# Where Odoo sends mails that nobody has told it where to send.
NO_SERVER = ("", "localhost")


@dataclass(frozen=True, kw_only=True)
class Step:
    """A step on the way to a portal that works.

    ``key``: its name, for ever; ``order``: its place, by tens; ``label`` and ``help``
    in the reader's language; ``button``: where it leads to, in words; ``action``: the
    window that opens there; ``is_done``: a method that tells of companies whether
    there is nothing left to do.
    """

    key: str
    order: int
    label: str
    help: str
    button: str
    action: str
    is_done: Callable


class PrmChecklist(models.AbstractModel):
    """The first steps, and whether somebody still needs them."""

    _name = "prm.checklist"
    _description = "First steps with partners"

    @api.model
    def _entries(self):
        """Hook: return all steps, as :class:`Step`, in any order.

        An addon returns its own beside those of ``super()``.
        """
        return [*self._setup_steps(), *self._supply_steps(), *self._partner_steps()]

    @api.model
    def _setup_steps(self):
        """Return the steps to a portal with its people and rules."""
        _ = self.env._
        return [
            Step(
                key="roles",
                order=10,
                label=_("Give your colleagues a role"),
                help=_(
                    "Everybody who works with partners needs a role under "
                    "Partners: own partners, all partners, or administrator."
                ),
                button=_("Users"),
                action="base.action_res_users",
                is_done=self._has_roles,
            ),
            Step(
                key="portal",
                order=20,
                label=_("Publish a portal"),
                help=_(
                    "Each sales direction can have its own portal, with its own "
                    "address. Partners can use it once it is published."
                ),
                button=_("Portals"),
                action="prm.prm_portal_action",
                is_done=self._has_portal,
            ),
            Step(
                key="program",
                order=30,
                label=_("Set up a program"),
                help=_("A partnership needs a program with at least one tier."),
                button=_("Programs"),
                action="prm.prm_program_action",
                is_done=self._has_program,
            ),
        ]

    @api.model
    def _supply_steps(self):
        """Return the steps to what portals need of the rest of Odoo."""
        _ = self.env._
        return [
            Step(
                key="offerings",
                order=40,
                label=_("List your services and products"),
                help=_("Partners choose from this list what their deal is about."),
                button=_("Services and products"),
                action="prm.prm_offering_action",
                is_done=self._has_offering,
            ),
            Step(
                key="mail",
                order=50,
                label=_("Set up outgoing mail"),
                help=_(
                    "Partners receive invitations and decisions by email. Odoo "
                    "needs an outgoing mail server for that."
                ),
                button=_("Outgoing mail servers"),
                action="base.action_ir_mail_server_list",
                is_done=self._has_mail_server,
            ),
        ]

    @api.model
    def _partner_steps(self):
        """Return the steps to the first partner who logs in."""
        _ = self.env._
        return [
            Step(
                key="partnership",
                order=60,
                label=_("Create the first partnership"),
                help=_(
                    "Choose the partner organization and its program, assign your "
                    "employees, and click Activate."
                ),
                button=_("Partnerships"),
                action="prm.prm_partnership_action",
                is_done=self._has_partnership,
            ),
            Step(
                key="invitation",
                order=70,
                label=_("Invite the first person"),
                help=_(
                    "Open an active partnership and click “Invite a person”. They "
                    "log in and register the first deal."
                ),
                button=_("Partnerships"),
                action="prm.prm_partnership_action",
                is_done=self._has_member,
            ),
        ]

    @api.model
    def _steps(self):
        """Return key → step, in their order."""
        entries = sorted(self._entries(), key=lambda step: (step.order, step.key))
        return {step.key: step for step in entries}

    # -------------------------------------------------------------------- state

    @api.model
    def _companies_sudo(self):
        """Return the companies (sudo) that the current user works in."""
        user_sudo = self.env.user.sudo()
        return user_sudo.company_ids

    @api.model
    def _done(self):
        """Return the keys of the steps that are done in the user's companies."""
        companies_sudo = self._companies_sudo()
        return {
            key for key, step in self._steps().items() if step.is_done(companies_sudo)
        }

    @api.model
    def _is_open(self):
        """Tell whether the first steps are shown: neither all done nor put away."""
        if all(self._companies_sudo().mapped("prm_first_steps_hidden")):
            return False
        return self._done() < set(self._steps())

    @api.model
    def _hide(self):
        """Put the first steps away, for all companies of the current user."""
        self._companies_sudo().write({"prm_first_steps_hidden": True})

    # ------------------------------------------------------------------ what is done

    @api.model
    def _exists(self, model, *domain):
        """Tell whether there is such a record, whoever asks."""
        records_sudo = self.env[model].sudo()
        return bool(records_sudo.search_count(list(domain), limit=1))

    @api.model
    def _has_roles(self, companies):
        machine = (self.env.ref("base.user_root"), self.env.ref("base.user_admin"))
        return self._exists(
            "res.users",
            ("all_group_ids", "in", self.env.ref("prm.group_prm_user").ids),
            ("company_ids", "in", companies.ids),
            ("id", "not in", [user.id for user in machine]),
        )

    @api.model
    def _has_portal(self, companies):
        own = ("company_id", "in", companies.ids)
        return self._exists("prm.portal", own, ("state", "=", "active"))

    @api.model
    def _has_program(self, companies):
        own = ("company_id", "in", companies.ids)
        return self._exists("prm.program", own, ("tier_ids", "!=", False))

    @api.model
    def _has_offering(self, _companies):
        return self._exists("prm.offering")

    @api.model
    def _has_mail_server(self, _companies):
        named = config["smtp_server"] or ""
        return named not in NO_SERVER or self._exists("ir.mail_server")

    @api.model
    def _has_partnership(self, companies):
        own = ("company_id", "in", companies.ids)
        return self._exists("prm.partnership", own, ("state", "=", "active"))

    @api.model
    def _has_member(self, companies):
        return self._exists("prm.member", ("company_id", "in", companies.ids))


class ResCompany(models.Model):
    """Companies: whether somebody put the first steps away."""

    _name = "res.company"
    _inherit = ["res.company"]

    prm_first_steps_hidden = fields.Boolean(
        "First steps are hidden", groups="prm.group_prm_manager"
    )
