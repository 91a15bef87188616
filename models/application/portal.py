"""What a portal says of applications: whether it takes any, and what it asks."""

from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...policy import portal_path
from ...policy.question import code_of_question, label_of

# From other parts: active, path, reviewer_id, state


class PrmPortalApplications(models.Model):
    """Portals: companies may apply to become a partner. Nobody can at first."""

    _name = "prm.portal"
    _inherit = ["prm.portal"]

    accepts_applications = fields.Boolean(
        "Accept applications",
        help="Everybody who has the address below can apply to become a partner. The "
        "portal has to be published.",
    )
    application_url = fields.Char(
        "Address to apply",
        compute="_compute_application_url",
        help="Link it from your website: “Become a partner”.",
    )
    application_intro = fields.Text(
        "Introduction",
        translate=True,
        help="Shown above the form: whom you look for, and what partners get.",
    )
    application_user_id = fields.Many2one(
        "res.users",
        "Responsible for applications",
        domain=lambda self: self.env["res.users"]._prm_reviewer_domain(),
        help="Gets an activity for each application. Leave empty for the default "
        "reviewer.",
    )
    application_definition = fields.PropertiesDefinition("Questions to applicants")
    application_editor = fields.Properties(
        "Own questions to applicants",
        definition="question_portal_id.application_definition",
        store=False,
        copy=False,
    )

    @api.depends("path")
    def _compute_application_url(self):
        for portal in self:
            base, path = portal.get_base_url(), portal.path or ""
            portal.application_url = f"{base}/partner/apply/{path}" if path else ""

    @api.constrains("application_user_id")
    def _check_application_user(self):
        self.application_user_id._prm_check_reviewers()

    @api.constrains("application_definition")
    def _check_application_questions(self):
        """Refuse what applicants cannot be asked.

        :raises ValidationError: with the label of the question
        """
        for portal in self:
            for definition in portal.application_definition or []:
                if code := code_of_question(definition):
                    raise ValidationError(
                        self.env._(
                            "%(question)s: %(problem)s",
                            question=label_of(definition)
                            or self.env._("Questions to applicants"),
                            problem=self.env["prm.messages"]._text(code),
                        )
                    )

    # ------------------------------------------------------------- for visitors

    def _takes_applications(self):
        """Tell whether anybody may apply here now."""
        self.ensure_one()
        self_sudo = self.sudo()
        is_open = self_sudo.active and self_sudo.state == "active"
        return is_open and self_sudo.accepts_applications

    @api.model
    def _applied_to_sudo(self, path):
        """Return the portal (sudo) at which one may apply under a path, or none.

        :param str path: as it was sent by whoever
        """
        portals_sudo = self.sudo()
        if not portal_path.verdict_shape(path):
            return portals_sudo.browse()
        found_sudo = portals_sudo.search([("path", "=", path)])
        return found_sudo.filtered(lambda portal: portal._takes_applications())

    def _application_user_sudo(self):
        """Return who (sudo) is responsible for applications here, maybe nobody."""
        self_sudo = self.sudo()
        people_sudo = self_sudo.application_user_id | self_sudo.reviewer_id
        people_sudo = people_sudo.filtered(lambda user: user.active and not user.share)
        return people_sudo._prm_reviewers()[:1]
