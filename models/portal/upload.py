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
    def _store_sudo(self, token, filename, data):
        """Keep one file until its form is accepted.

        :param str token: the form's one-shot token
        :param str filename: the file's name as sent by the browser
        :param bytes data: the content
        :return: the pending file (sudo)
        :raises RegistrationRefused: on ``attachments``, with the policy's code
        """
        name = upload.clean_name(filename)
        used = sum(self._mine_sudo(token).attachment_id.mapped("file_size"))
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
        limits = self.env["prm.upload.field"]._limits()
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
    def _mine_sudo(self, token):
        """Return the current user's pending files of the form (sudo)."""
        uploads_sudo = self.sudo()
        if not token:
            return uploads_sudo.browse()
        return uploads_sudo.search(
            [("token", "=", token), ("user_id", "=", self.env.uid)]
        )

    @api.model
    def _remove(self, token, upload_id):
        """Forget one of the current user's pending files; unknown ids do nothing.

        :param str token: the form's one-shot token
        :param int upload_id: of the pending file
        """
        mine_sudo = self._mine_sudo(token).filtered(lambda own: own.id == upload_id)
        mine_sudo.attachment_id.unlink()

    @api.model
    def _take_sudo(self, token):
        """Hand the pending files of the form over to who posts them.

        :param str token: the form's one-shot token
        :return: attachments (sudo), not pending anymore
        """
        mine_sudo = self._mine_sudo(token)
        attachments_sudo = mine_sudo.attachment_id
        mine_sudo.unlink()
        return attachments_sudo

    @api.autovacuum
    def _gc_uploads(self):
        """Forget files whose form was never accepted, after a day."""
        limit = fields.Datetime.now() - timedelta(days=1)
        old = self.search([("create_date", "<", limit)], limit=1000)
        old.attachment_id.unlink()
