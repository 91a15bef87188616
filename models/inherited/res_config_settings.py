from odoo import api, fields, models
from odoo.exceptions import ValidationError

from ...policy.limits import LIMITS
from ...policy.upload import TYPES, read_types


def _limit(kind, label, **options):
    """Return the field of a limit; empty or 0 means its default."""
    limit = LIMITS[kind]
    return fields.Integer(
        label, config_parameter=limit.parameter, default=limit.default, **options
    )


class ResConfigSettings(models.TransientModel):
    """How much one person may send through the partner portal."""

    _inherit = "res.config.settings"

    prm_max_file_mb = fields.Integer(
        "Largest file (MB)", config_parameter="prm.max_file_mb", default=25
    )
    prm_max_registration_mb = fields.Integer(
        "Files of one form, in total (MB)",
        config_parameter="prm.max_registration_mb",
        default=100,
    )
    prm_file_types = fields.Char(
        "Accepted file types",
        config_parameter="prm.file_types",
        help="File extensions such as pdf, docx, png. Leave empty to accept all types "
        f"that the portal knows: {', '.join(TYPES)}.",
    )
    prm_limit_submissions = _limit("submissions", "Registrations a day")
    prm_limit_files = _limit("files", "Files a day")
    prm_limit_files_mb = _limit("file_kb", "Files a day (MB)")
    prm_limit_lookups = _limit("lookups", "Searches a minute")
    prm_limit_probes = _limit("probes", "New companies a minute")
    prm_limit_invitations = _limit("invitations", "Invitations a day")
    prm_limit_addresses = _limit("addresses", "New email addresses a day")
    prm_limit_colleague_invitations = _limit(
        "colleague_invitations", "Invitations of colleagues a day"
    )
    prm_limit_contacts = _limit("contacts", "New contacts a day")
    prm_limit_bulk_files = _limit("bulk_files", "Files with registrations a day")
    prm_limit_exports = _limit("exports", "Exports an hour")
    prm_limit_requests = _limit("requests", "Requests a day")
    prm_limit_applications = _limit("applications", "Applications an hour")
    prm_limit_application_mails = _limit(
        "application_mails", "Applications a day with one email address"
    )

    @api.constrains("prm_file_types")
    def _check_prm_file_types(self):
        """Refuse file types that the portal does not know."""
        for settings in self:
            _allowed, unknown = read_types(settings.prm_file_types or "")
            if unknown:
                raise ValidationError(
                    self.env._(
                        "The portal does not accept %(unknown)s. Accepted types: "
                        "%(known)s.",
                        unknown=", ".join(unknown),
                        known=", ".join(TYPES),
                    )
                )

    @api.constrains(
        "prm_max_file_mb",
        "prm_max_registration_mb",
        *(f"prm_limit_{name}" for name in ("submissions", "files", "files_mb")),
        *(f"prm_limit_{name}" for name in ("lookups", "probes", "addresses")),
        *(f"prm_limit_{name}" for name in ("invitations", "colleague_invitations")),
        *(f"prm_limit_{name}" for name in ("contacts", "bulk_files", "exports")),
        "prm_limit_requests",
        *(f"prm_limit_{name}" for name in ("applications", "application_mails")),
    )
    def _check_prm_limits(self):
        """Refuse limits below zero."""
        names = [
            name for name in self._fields if name.startswith(("prm_limit", "prm_max"))
        ]
        if any(settings[name] < 0 for settings in self for name in names):
            raise ValidationError(self.env._("A limit must be a number above zero."))
