from odoo import api, fields, models
from odoo.exceptions import ValidationError


class PrmPortalAdd(models.TransientModel):
    """Dialog that makes the partner portal of a sales direction, as a draft."""

    _name = "prm.portal.add"
    _description = "Create a partner portal"

    team_id = fields.Many2one(
        "crm.team", "Sales direction", required=True, ondelete="cascade"
    )
    name = fields.Char(
        compute="_compute_name",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    path = fields.Char(
        compute="_compute_path",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
        help="The portal's address after /partner/: lowercase letters, digits and "
        "hyphens.",
    )
    path_problem = fields.Char("Problem with the path", compute="_compute_path_problem")
    address = fields.Char(compute="_compute_address")
    company_id = fields.Many2one(
        "res.company",
        compute="_compute_company_id",
        store=True,
        readonly=False,
        precompute=True,
        required=True,
    )
    reviewer_id = fields.Many2one(
        "res.users",
        "Default reviewer",
        compute="_compute_reviewer_id",
        store=True,
        readonly=False,
        precompute=True,
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        help="Reviews new registrations. Leave empty for the owner of the partnership.",
    )

    # Each field on its own: computing one that is not on the form leaves the others as
    # they were typed.

    @api.depends("team_id")
    def _compute_name(self):
        for dialog in self:
            dialog.name = dialog._team().name

    @api.depends("team_id")
    def _compute_path(self):
        for dialog in self:
            team = dialog._team()
            dialog.path = team and self.env["prm.portal.path"]._proposal(team.name)

    @api.depends("team_id")
    def _compute_company_id(self):
        for dialog in self:
            dialog.company_id = dialog._team().company_id or self.env.company

    @api.depends("team_id")
    def _compute_reviewer_id(self):
        for dialog in self:
            dialog.reviewer_id = self._reviewer_of(dialog._team())

    def _team(self):
        """Return the sales team, which its user may read.

        :raises AccessError: when not
        """
        team = self.team_id._origin
        team.sudo(False).check_access("read")
        return team

    @api.model
    def _reviewer_of(self, team):
        """Return who of the team may review, its leader first, else who asks."""
        team_sudo = team.sudo()
        people_sudo = team_sudo.user_id | team_sudo.member_ids | team_sudo.env.user
        return people_sudo._prm_reviewers()[:1].sudo(False)

    @api.depends("path")
    def _compute_path_problem(self):
        service = self.env["prm.portal.path"]
        for dialog in self:
            dialog.path_problem = service._problem(dialog.path)

    @api.depends("path", "path_problem")
    def _compute_address(self):
        """Show partners' address as soon as the path is one."""
        base = self.get_base_url()
        for dialog in self:
            is_one = dialog.path and not dialog.path_problem
            dialog.address = f"{base}/partner/{dialog.path}" if is_one else ""

    @api.constrains("team_id")
    def _check_team(self):
        """Name no sales team that its user may not read."""
        self.team_id.sudo(False).check_access("read")

    def action_confirm(self):
        """Create the portal and open its form.

        :raises ValidationError: for a path that no portal may get
        :raises AccessError: to who may not set up portals
        """
        self.env["prm.messages"]._check_one(self)
        if self.path_problem:
            raise ValidationError(self.path_problem)
        portal = self.env["prm.portal"].create(self._prepare_portal_values())
        return {
            "type": "ir.actions.act_window",
            "res_model": "prm.portal",
            "res_id": portal.id,
            "view_mode": "form",
            "views": [(False, "form")],
        }

    def _prepare_portal_values(self):
        """Return the values of the new portal, a draft."""
        return {
            "name": self.name,
            "path": self.path,
            "team_id": self.team_id.id,
            "company_id": self.company_id.id,
            "reviewer_id": self.reviewer_id.id,
            "state": "draft",
        }
