from odoo import api, fields, models


class PrmCourse(models.Model):
    """The certificate that partners get when they pass a course.

    One course may give several, and its own one in each program.
    """

    _name = "prm.course"
    _inherit = ["prm.share.guard.mixin"]
    _description = "Certificate of a course"
    _order = "sequence, name, id"

    sequence = fields.Integer(default=10)
    active = fields.Boolean(default=True)
    channel_id = fields.Many2one(
        "slide.channel",
        "Course",
        required=True,
        index=True,
        ondelete="cascade",
        domain=[("nbr_certification", ">", 0)],
        help="People pass it by one of its certifications.",
    )
    name = fields.Char(
        "Certificate",
        compute="_compute_name",
        store=True,
        precompute=True,
        readonly=False,
        required=True,
        help="Renews a certificate of the same name that is still valid.",
    )
    type = fields.Selection(
        selection=lambda self: self.env["prm.certificate"]._fields["type"].selection,
        default="certification",
        required=True,
    )
    months = fields.Integer("Valid for", default=24, help="Months; 0 for no end.")
    program_ids = fields.Many2many(
        "prm.program",
        string="Programs",
        required=True,
        help="Partners of other programs get nothing.",
    )
    certificate_ids = fields.One2many("prm.certificate", "course_id", "Certificates")
    certificate_count = fields.Integer(
        compute="_compute_certificate_count", exportable=False
    )

    _months_positive = models.Constraint(
        "CHECK (months >= 0 AND months <= 1200)",
        "A certificate is valid for 0 to 1200 months.",
    )

    @api.depends("channel_id")
    def _compute_name(self):
        for course in self:
            course.name = course.name or course.channel_id.name

    @api.depends("certificate_ids")
    def _compute_certificate_count(self):
        groups = self.env["prm.certificate"]._read_group(
            [("course_id", "in", self.ids)], ["course_id"], ["__count"]
        )
        counts = dict(groups)
        for course in self:
            course.certificate_count = counts.get(course, 0)

    @api.model_create_multi
    def create(self, vals_list):
        here = self._guard_create(vals_list)
        return super(PrmCourse, here).create(vals_list)

    def write(self, vals):
        self._guard_write(vals)
        return super().write(vals)

    @api.model
    def _of_sudo(self, program):
        """Return the courses (sudo) whose certificate partners of a program get."""
        courses_sudo = self.sudo()
        return courses_sudo.search([("program_ids", "in", program.ids)])

    def _certifications(self):
        """Return the contents of a course (sudo) that people pass."""
        return self.channel_id.slide_ids.filtered("survey_id.certification")

    def _is_ready(self):
        """Tell whether a course (sudo) can be passed now."""
        published = self._certifications().filtered("is_published")
        return any(published.survey_id.mapped("active"))

    def _last_day(self, day):
        """Return until when a certificate of ``day`` counts, ``False`` without end."""
        return bool(self.months) and fields.Date.add(day, months=self.months)
