"""Which terms an applicant accepted, and when."""

from odoo import fields, models


class PrmApplicationTermsAccepted(models.Model):
    """Applications: versions of terms, which never change, under the name typed."""

    _name = "prm.application"
    _inherit = ["prm.application"]

    accepted_terms_ids = fields.Many2many(
        "prm.program.terms",
        "prm_application_terms_rel",
        "application_id",
        "terms_id",
        "Accepted terms",
        readonly=True,
        copy=False,
        help="The versions that the applicant has accepted with the form.",
    )
    terms_accepted_at = fields.Datetime("Terms accepted on", readonly=True, copy=False)

    def _computed_only_fields(self):
        return super()._computed_only_fields() | {"accepted_terms_ids"}


class PrmProgramTermsAsked(models.Model):
    """Programs: whether applicants are asked at once."""

    _name = "prm.program"
    _inherit = ["prm.program"]

    terms_with_application = fields.Boolean(
        "Accepted with the application",
        help="Companies that apply to become a partner read and accept the terms in "
        "the form. Not where a signature is asked for: partners sign on the portal.",
    )
