from odoo import api, fields, models, tools
from odoo.exceptions import UserError

from ..common.visit.once import once
from .form.lookup import FoundCompanies

# From other parts: _check_new_path

# What an administrator arranges: lists of the fields of forms.
FIELD_ROWS = frozenset(
    f"{form}field_ids" for form in ("", "registration_", "contact_", "organization_")
)

# What the rules say of the current user depends on this alone (see ``access_key``).
ACCESS = (
    "self.env.uid",
    "self.env.su",
    "self.env.user._prm_key()",
    "tuple(self.env.companies.ids)",
)


class PrmPortal(models.Model):
    """A partner portal of one sales direction."""

    _name = "prm.portal"
    _inherit = ["prm.share.guard.mixin", "prm.company.mixin", "prm.filled.mixin"]
    _description = "Partner portal"
    _order = "name, id"

    name = fields.Char(required=True, translate=True)
    active = fields.Boolean(default=True)
    path = fields.Char(
        required=True,
        index=True,
        help="The portal's address after /partner/: lowercase letters, digits and "
        "hyphens.",
    )
    company_id = fields.Many2one(
        "res.company", required=True, index=True, default=lambda self: self.env.company
    )
    state = fields.Selection(
        [("draft", "Draft"), ("active", "Active")],
        default="draft",
        required=True,
        index=True,
        help="Partners can only open an active portal.",
    )
    program_ids = fields.One2many("prm.program", "portal_id", "Programs")

    # where registrations go
    team_id = fields.Many2one(
        "crm.team",
        "Sales direction",
        check_company=True,
        default=lambda self: self._only_team(),
        help="The sales direction that this portal, its programs and its "
        "registrations belong to.",
    )
    reviewer_id = fields.Many2one(
        "res.users",
        "Default reviewer",
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        help="Reviews new registrations. Leave empty for the owner of the partnership.",
    )
    lead_team_id = fields.Many2one(
        "crm.team",
        "Pipeline for partner deals",
        check_company=True,
        help="Sales team of opportunities from partners. Leave empty for the sales "
        "direction.",
    )
    lead_stage_id = fields.Many2one(
        "crm.stage",
        "First stage",
        help="Stage in which opportunities from partners start. Leave empty for "
        "the first stage of the pipeline.",
    )

    _path_unique = models.UniqueIndex(
        "(path)", "Another portal already uses this path. Choose a different one."
    )

    @api.constrains("reviewer_id")
    def _check_reviewer(self):
        self.reviewer_id._prm_check_reviewers()

    def _check_move(self, company):
        """Refuse another company for what partners have registered or count on.

        :raises UserError: when a partnership stands on one of these portals
        """
        moved_sudo = self.sudo().with_context(active_test=False)
        moved_sudo = moved_sudo.filtered(lambda portal: portal.company_id != company)
        partnerships_sudo = self.env["prm.partnership"].sudo()
        if partnerships_sudo.search_count(
            [("portal_id", "in", moved_sudo.ids)], limit=1
        ):
            raise UserError(self.env["prm.messages"]._text("portal_company_stays"))
        moved_sudo.program_ids._check_move(company)

    @api.model_create_multi
    def create(self, vals_list):
        here = self._guard_create(vals_list)
        for vals in vals_list:
            self.browse()._check_new_path(vals.get("path"))
        portals = super(PrmPortal, here).create(vals_list)
        portals._complete_rows()
        portals._publish_logo()
        self.env["res.users"]._prm_forget_keys()
        return portals

    def _complete_rows(self):
        """Make the rows that these portals lack for entries of the registries."""
        for model in ("section", "block", "widget", "field", "event"):
            self.env[f"prm.portal.{model}"]._complete(self)

    @api.model
    def _complete_all(self):
        """Make the rows that portals lack, of archived ones as well.

        Called after an upgrade, and by addons whose entries come to the registries.
        """
        portals = self.with_context(active_test=False)
        portals.search([("id", "!=", False)])._complete_rows()

    def write(self, vals):
        self._guard_write(vals)
        if "path" in vals:
            self._check_new_path(vals["path"])
        if vals.get("company_id"):
            self._check_move(self.env["res.company"].browse(vals["company_id"]))
        result = super().write(vals)
        if "logo" in vals:
            self._publish_logo()
        if "property_definition" in vals:
            self._follow_questions()
        if FIELD_ROWS & vals.keys():
            self.env["prm.portal.field"]._settle(self)
        if {"state", "active", "company_id"} & vals.keys():
            self.env["res.users"]._prm_forget_keys()
        return result

    # ---------------------------------------------------------------- buttons

    def action_activate(self):
        """Open the portal to its partners."""
        self.check_access("write")
        self.write({"state": "active"})

    def action_deactivate(self):
        """Close the portal; its partners are shown their account page instead."""
        self.check_access("write")
        self.write({"state": "draft"})

    # ---------------------------------------------------------------- defaults

    @api.model
    def _only_team(self):
        """Return the only sales team of the current company; nothing of several."""
        companies = [False, self.env.company.id]
        teams = self.env["crm.team"].search([("company_id", "in", companies)], limit=2)
        return teams if len(teams) == 1 else teams.browse()

    def _default_stage(self):
        """Return the stage in which an opportunity of this portal starts.

        :raises UserError: when its pipeline has no stage to start in
        """
        self.ensure_one()
        team = self._pipeline()
        stage = self.lead_stage_id.with_context(active_test=False)
        stage_teams = stage.team_ids  # archived ones, too
        if self.lead_stage_id and (not stage_teams or team in stage_teams):
            return self.lead_stage_id
        stages = self.env["crm.stage"].search(
            [("team_ids", "in", [False, *team.ids]), ("is_won", "=", False)], limit=1
        )
        if not stages:
            raise UserError(self.env["prm.messages"]._text("no_first_stage"))
        return stages

    def _pipeline(self):
        """Return the sales team of an opportunity of this portal, maybe empty.

        An archived team gets nothing anymore.
        """
        return (self.lead_team_id | self.team_id).filtered("active")[:1]

    # ------------------------------------------------------- portal entry points

    @api.model
    def _for_user(self):
        """Return the current user's own portals, which are open; none for others."""
        if not self.env.user.has_group("prm.group_prm_partner"):
            return self.browse()
        return self.browse(self._own_ids()).sorted()

    @tools.ormcache(*ACCESS)
    def _own_ids(self):
        """Return the ids of the current user's own portals, as the rules find them.

        Who reads them is asked the rules again.
        """
        scope = self.env.user._prm_scope()
        return tuple(self.search([("id", "in", scope.portal_ids)], order="id").ids)

    @api.model
    def _open_to_user(self):
        """Return the portals whose pages the current user may open, own ones first.

        A preview shows the portal of its partnership, and no other.
        """
        own = self._for_user()
        if self.env["prm.portal.preview"]._is_on():
            return own
        return own | self.browse(self._other_ids()).sorted()

    @tools.ormcache(*ACCESS)
    def _other_ids(self):
        """Return the ids of the portals into which the current user only looks."""
        scope = self.env.user._prm_scope()
        others = set(scope.open_portal_ids) - set(scope.portal_ids)
        if not others:
            return ()
        return tuple(self.search([("id", "in", others)], order="id").ids)

    def _own_partnerships(self):
        """Return the current user's partnerships on these portals."""
        own = self.env["prm.partnership"].browse(self._own_partnership_ids())
        return own.sorted()

    @tools.ormcache("self._ids", *ACCESS)
    def _own_partnership_ids(self):
        scope = self.env.user._prm_scope()
        found = self.env["prm.partnership"].search(
            [("id", "in", scope.partnership_ids), ("portal_id", "in", self.ids)],
            order="id",
        )
        return tuple(found.ids)

    def _own_partnership(self):
        """Return the current user's partnership on this portal.

        None where the person only looks around, see ``_open_to_user``.
        """
        self.ensure_one()
        return self._own_partnerships()[:1]

    def _is_own(self):
        """Tell whether the current user works on this portal, which is open.

        Else the person only looks around. It is remembered, and costs no query.
        """
        self.ensure_one()
        return self.id in self.env.user._prm_scope().portal_ids

    def _with_found(self, company_ids):
        """Return these portals, knowing which companies the person found before.

        :param company_ids: ids that a search of this person's session has found
        """
        return self.with_context(prm_found=FoundCompanies(company_ids))

    def _is_supervisor(self):
        """Tell whether the current user sees everything of the own organization."""
        user = self.env.user
        key = ("has group", "supervisor")
        return once(self.env, key, lambda: user.has_group("prm.group_prm_supervisor"))

    def _url(self, *parts):
        """Return the address of a page of this portal.

        :param parts: path elements (text or numbers) below the portal's home
        """
        self.ensure_one()
        return "/".join(["/partner", self.path, *(str(part) for part in parts)])

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | {
            "name",
            "path",
            "company_id",
            "state",
            "active",
        }
