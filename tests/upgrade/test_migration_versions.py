"""Earlier versions of documents find the partner whom they were for."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..common import PDF, PrmCase
from ..enablement.documents.document_common import DocumentData, encoded
from .migration_common import migration


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationVersions(DocumentData, PrmCase):
    def upgraded(self, version, now):
        """Return whom a version is for after an upgrade from ``now``."""
        version.sudo().partnership_id = now
        self.env.flush_all()
        for _again in range(2):
            migration("post-versions.py", "19.0.1.6.0").migrate(self.env.cr, "")
        self.env.invalidate_all()
        return version.partnership_id

    def replaced(self, *audiences):
        """Return the first version of a document that was for these in turn.

        It is replaced while it is for the first one.
        """
        first, *others = audiences
        document = self._create_document(partnership_id=first.id)
        self.track(document)
        document.attachment = encoded(PDF + b" 2")
        for place, partnership in enumerate(others, 1):
            document.partnership_id = partnership
            self.track(document, days=place)
        return document.version_ids

    def track(self, document, days=0):
        """Let the history note what was changed, as if some days later."""
        self.env.flush_all()
        before = document.message_ids
        self.cr.precommit.run()
        date = fields.Datetime.now() + timedelta(days=days)
        (document.message_ids - before).date = date

    def test_it_is_for_whom_the_document_was_when_it_was_replaced(self):
        a, b = self.partnership_a, self.partnership_b
        nobody = a.browse()
        for audiences in ((a, nobody), (a, b, nobody), (nobody, a), (nobody, a, b)):
            with self.subTest(audiences=[each.name for each in audiences]):
                version = self.replaced(*audiences)
                self.assertEqual(self.upgraded(version, audiences[-1]), audiences[0])

    def test_without_a_change_it_stays_as_it_is(self):
        version = self.replaced(self.partnership_a)
        kept = self.upgraded(version, self.partnership_a)
        self.assertEqual(kept, self.partnership_a)
