from odoo import fields, models


class PrmCertificate(models.Model):
    """Certificates: the course and the attempts that made and renewed them."""

    _inherit = "prm.certificate"

    course_id = fields.Many2one(
        "prm.course",
        readonly=True,
        copy=False,
        index="btree_not_null",
        ondelete="set null",
    )
    attempt_ids = fields.Many2many(
        "survey.user_input",
        string="Passed attempts",
        readonly=True,
        copy=False,
        groups="survey.group_survey_user,website_slides.group_website_slides_officer",
    )
