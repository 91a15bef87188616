from datetime import timedelta

from odoo import api, fields, models

from ...policy import upload
from ..common.errors import RegistrationRefused


class PrmUpload(models.Model):
    """A file that a partner sent with a form which is not accepted yet.

    Bound to the user and to the form's one-shot token; forgotten after a day.
    """

    _name = "prm.upload"
    _description = "Pending file of a partner"
    _order = "id"

    token = fields.Char(required=True, index=True)
    user_id = fields.Many2one(
        "res.users", required=True, index=True, ondelete="cascade"
    )
    attachment_id = fields.Many2one("ir.attachment", required=True, ondelete="cascade")

    @api.model
    def _store(self, token, filename, data):
        """Keep one file until its form is accepted.

        :param str token: the form's one-shot token
        :param str filename: the file's name as sent by the browser
        :param bytes data: the content
        :return: the pending file (sudo)
        :raises RegistrationRefused: on ``attachments``, with the policy's code
        """
        name = upload.clean_name(filename)
        used = sum(self._mine(token).attachment_id.mapped("file_size"))
        verdict = self._verdict(name, data, used)
        if not verdict:
            raise RegistrationRefused(self.env, {"attachments": verdict.code})
        uploads_sudo = self.sudo()
        attachment_sudo = uploads_sudo.env["ir.attachment"].create(
            {
                "name": name,
                "raw": data,
                "mimetype": upload.mimetype_of(name),
                "res_model": "mail.compose.message",
                "res_id": 0,
            }
        )
        return uploads_sudo.create(
            {
                "token": token,
                "user_id": self.env.uid,
                "attachment_id": attachment_sudo.id,
            }
        )

    @api.model
    def _verdict(self, name, data, used):
        """Tell whether a file is accepted, by the settings.

        :param str name: its name
        :param bytes data: all of it
        :param int used: bytes of the files that are there already
        """
        limits = self._limits()
        return upload.verdict_file(
            name,
            data,
            len(data),
            types=limits["types"],
            used=used,
            max_file=limits["max_file"],
            max_total=limits["max_total"],
        )

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
    def _mine(self, token):
        """Return the current user's pending files of the form (sudo)."""
        uploads_sudo = self.sudo()
        if not token:
            return uploads_sudo.browse()
        return uploads_sudo.search(
            [("token", "=", token), ("user_id", "=", self.env.uid)]
        )

    @api.model
    def _pending(self, token):
        """Return the current user's pending files of the form as plain values."""
        return [
            {
                "id": upload_sudo.id,
                "name": upload_sudo.attachment_id.name,
                "size": upload_sudo.attachment_id.file_size,
            }
            for upload_sudo in self._mine(token)
        ]

    @api.model
    def _remove(self, token, upload_id):
        """Forget one of the current user's pending files; unknown ids do nothing."""
        mine_sudo = self._mine(token).filtered(lambda own: own.id == upload_id)
        mine_sudo.attachment_id.unlink()

    @api.model
    def _take(self, token):
        """Hand the pending files of the form over to who posts them.

        :return: attachments (sudo), not pending any more
        """
        mine_sudo = self._mine(token)
        attachments_sudo = mine_sudo.attachment_id
        mine_sudo.unlink()
        return attachments_sudo

    @api.autovacuum
    def _gc_uploads(self):
        """Forget files whose form was never accepted, after a day."""
        limit = fields.Datetime.now() - timedelta(days=1)
        old = self.search([("create_date", "<", limit)], limit=1000)
        old.attachment_id.unlink()
