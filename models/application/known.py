"""What the page of an application tells its reader of who applies."""

from odoo import api, fields, models

# From other parts: state


class PrmApplicationKnown(models.Model):
    """Applications: what looks like the applicant, as the reader may read it."""

    _name = "prm.application"
    _inherit = ["prm.application"]

    known_html = fields.Html(
        "What looks like it",
        compute="_compute_known",
        compute_sudo=False,
        sanitize=False,
    )
    partner_warning = fields.Char(
        compute="_compute_known", compute_sudo=False, exportable=False
    )

    @api.depends("name", "website", "vat", "email", "state")
    @api.depends_context("uid", "allowed_company_ids", "lang")
    def _compute_known(self):
        """Search once for both; what is decided needs no warning."""
        screening = self.env["prm.application.screening"]
        for application in self:
            known = screening._known(application) if application.id else []
            rows = screening._rows(known)
            application.known_html = bool(rows) and self.env["ir.qweb"]._render(
                "prm.application_known", {"rows": rows}
            )
            waits = application.state == "confirmed"
            own_sudo = waits and screening._partners_sudo(application, known)
            application.partner_warning = bool(own_sudo) and self.env._(
                "This looks like a partner that you have already: %s.",
                application._names_of(own_sudo),
            )

    def _names_of(self, partnerships_sudo):
        """Return the names of partnerships, as far as the reader may read them."""
        readable = partnerships_sudo.with_env(self.env)._filtered_access("read")
        names = [f"{each.name} ({each.program_id.name})" for each in readable]
        if len(readable) < len(partnerships_sudo):
            names.append(self.env._("one that is not yours to read"))
        return ", ".join(names)
