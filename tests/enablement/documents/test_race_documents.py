"""Documents in real transactions: counts, versions and notices, each exactly once."""

from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from unittest.mock import patch

import requests

from odoo.tests import tagged
from odoo.tools import mute_logger

from ...common import PDF
from ...race_common import RaceCase
from .document_common import DocumentData, encoded


class Killed(BaseException):
    """The process ends here."""


@tagged("-at_install", "post_install")
class TestRaceDocuments(DocumentData, RaceCase):
    def published(self, **values):
        """Return a published document, committed."""
        with self.committed():
            return self._create_document(**values)

    # ------------------------------------------------------------------ counting

    def test_downloads_of_the_same_moment_are_all_counted(self):
        document = self.published(tell_published=False)
        with self.committed():
            session = self.browser(self.here(self.partner_a))
        cookies = session.cookies.get_dict()
        address = self.address(f"/partner/test/documents/{document.id}/download")

        def ask(_number):
            return requests.get(address, cookies=cookies, timeout=60)

        with ThreadPoolExecutor(6) as pool, mute_logger("odoo.http"):
            answers = list(pool.map(ask, range(12)))
        self.assertEqual({answer.content for answer in answers}, {PDF})
        with self.committed():
            [row] = self.here(document).download_ids
            self.assertEqual(row.count, 12)

    # ------------------------------------------------------------------- versions

    def test_two_new_files_at_the_same_moment_are_two_versions(self):
        document = self.published(tell_published=False)

        def replace(number):
            def write(env):
                env["prm.document"].browse(document.id).write(
                    {"attachment": encoded(PDF + b" %d" % number)}
                )

            return write

        editors = (self.channel_all, self.channel_admin)
        outcomes = self.race(*zip(editors, (replace(1), replace(2)), strict=True))
        self.assertEqual(outcomes, [None, None])
        with self.committed():
            one = self.here(document)
            self.assertEqual(one.version, 3)
            self.assertEqual(one.version_ids.mapped("number"), [2, 1])
            second, first = (one._decoded(old.attachment) for old in one.version_ids)
            self.assertEqual(first, PDF)
            both = {second, one._data()}
            self.assertEqual(both, {PDF + b" 1", PDF + b" 2"})

    # -------------------------------------------------------------------- notices

    def run_job(self, dies_at=0):
        """Run the job in transactions of its own; die at the mail of that number."""
        told = self.registry["prm.document.notice"]._tell
        calls = []

        def tell(notice, partnership):
            calls.append(partnership.id)
            if len(calls) == dies_at:
                raise Killed
            return told(notice, partnership)

        batch = "odoo.addons.prm.models.enablement.documents.notice.BATCH"
        model = self.registry["prm.document.notice"]
        try:
            with (
                self.committed() as env,
                patch.object(model, "_tell", tell),
                patch(batch, 1),
            ):
                env["prm.document.notice"]._cron_tell()
        except Killed:
            return "killed"
        return "done"

    def test_a_killed_run_resumes_and_nobody_is_told_twice(self):
        document = self.published()
        self.assertEqual(self.run_job(dies_at=2), "killed")
        with self.committed():
            people_a = self.here(self.partnership_a).member_ids.partner_id
            people_b = self.here(self.partnership_b).member_ids.partner_id
            self.assertEqual(
                Counter(self._told(self.here(document))), Counter(people_a)
            )
        self.assertEqual(self.run_job(), "done")
        self.assertEqual(self.run_job(), "done")
        with self.committed():
            self.assertEqual(
                Counter(self._told(self.here(document))), Counter(people_a | people_b)
            )
