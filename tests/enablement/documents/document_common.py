"""Documents of each kind for tests, and the job that tells partners of them."""

import base64
from unittest.mock import patch

from ...common import PDF

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAA"
    "AABJRU5ErkJggg=="
)


def encoded(data):
    """Return bytes as a field of files takes them."""
    return base64.b64encode(data).decode()


class DocumentData:
    """Factories beside those of ``PrmData``."""

    @classmethod
    def _create_document(cls, name="Price list", data=PDF, publish=True, **values):
        """Return a document with a PDF file unless told, published for everybody."""
        if data and "link" not in values:
            values.setdefault("attachment", encoded(data))
            values.setdefault("attachment_name", "prices.pdf")
        return cls.env["prm.document"].create(
            {"name": name, "is_published": publish, **values}
        )

    def _run_notices(self):
        """Run the job; its commits are those of the test's transaction, none."""
        crons = self.registry["ir.cron"]
        with patch.object(crons, "_commit_progress", lambda *_a, **_kw: 1):
            self.env["prm.document.notice"]._cron_tell()

    def _told(self, document):
        """Return the contacts to whom mails about a document went, with repetitions."""
        mails = self.env["mail.mail"].search(
            [("model", "=", "prm.document"), ("res_id", "=", document.id)]
        )
        return [person for mail in mails for person in mail.recipient_ids]
