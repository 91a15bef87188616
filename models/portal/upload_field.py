"""What the file field of a form shows: its limits, and the files that wait."""

from odoo import api, models

from ...policy import upload


class PrmUploadField(models.AbstractModel):
    """Limits of uploads by the settings, and pending files as plain values."""

    _name = "prm.upload.field"
    _description = "File field of a form"

    @api.model
    def _limits(self):
        """Return the limits of an upload: bytes, accepted types, and both in words."""
        parameters_sudo = self.env["ir.config_parameter"].sudo()

        def megabytes(key, default):
            value = parameters_sudo.get_param(key) or ""
            number = int(value) if value.strip().isdecimal() else 0
            return (number or default) * upload.MB

        max_file = megabytes("prm.max_file_mb", 25)
        max_total = megabytes("prm.max_registration_mb", 100)
        types, _unknown = upload.read_types(
            parameters_sudo.get_param("prm.file_types") or ""
        )
        return {
            "max_file": max_file,
            "max_total": max_total,
            "types": types,
            "accept": upload.accept(types),
            "in_words": self._types_in_words(types),
            "hint": self.env._(
                "%(types)s; up to %(each)s MB each and %(all)s MB together.",
                types=self._types_in_words(types),
                each=max_file // upload.MB,
                all=max_total // upload.MB,
            ),
        }

    @api.model
    def _types_in_words(self, types):
        """Return the accepted types as people say them."""
        if len(types) == len(upload.TYPES):
            return self.env._("PDF, Office without macros, images, text, CSV or ZIP")
        return ", ".join(types).upper()

    @api.model
    def _pending(self, token):
        """Return the current user's pending files of a form as plain values.

        :param str token: the form's one-shot token
        """
        return [
            {
                "id": upload_sudo.id,
                "name": upload_sudo.attachment_id.name,
                "size": upload_sudo.attachment_id.file_size,
            }
            for upload_sudo in self.env["prm.upload"]._mine_sudo(token)
        ]
