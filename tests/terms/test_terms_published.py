"""Terms are published in versions that rise by one, and never change afterwards."""

import base64

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from ..common import PrmCase
from .terms_common import TEXT, TermsData


@tagged("post_install", "-at_install")
class TestTermsPublished(TermsData, PrmCase):
    def test_delivered_programs_have_no_terms(self):
        delivered = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "=", "prm.program.terms")]
        )
        self.assertFalse(delivered.filtered(lambda each: "demo" not in each.name))
        self.assertFalse(self.program.terms_id)
        self.assertFalse(self.program.terms_required)

    def test_versions_rise_and_the_last_one_is_current(self):
        first, second = self.publish(), self.publish(changes="Secrets, too")
        self.assertEqual((first.version, second.version), (1, 2))
        self.assertEqual((first.is_current, second.is_current), (False, True))
        self.assertEqual(self.program.terms_id, second)
        self.assertEqual(second.published_by_id, self.channel_admin)
        self.assertEqual(second.accept_days, self.program.terms_days)
        self.assertNotEqual(first.id, second.id)

    def test_each_program_counts_its_own(self):
        other = self.program.copy()
        self.assertFalse(other.terms_ids)
        self.publish()
        self.assertEqual(self.publish(other).version, 1)

    def test_nothing_is_published_twice_or_empty(self):
        terms = self.publish()
        with self.assertRaisesRegex(UserError, "stays as it is"):
            terms.action_publish()
        self.assertEqual(terms.version, 1)
        for body in (False, "", "<p><br></p>"):
            with self.assertRaisesRegex(UserError, "Write the terms"):
                self.draft(body=body).action_publish()
        file = base64.b64encode(b"%PDF-1.7 terms")
        self.assertTrue(self.publish(body=False, file=file).version)

    def test_a_published_version_is_never_changed_nor_deleted(self):
        terms = self.publish()
        for values in (
            {"body": "<p>Partners pay.</p>"},
            {"file": base64.b64encode(b"%PDF-1.7 other")},
            {"date_from": "2020-01-01"},
            {"version": 7},
            {"checksum": "0"},
            {"program_id": self.program.copy().id},
        ):
            for user in (self.channel_admin, self.env.user):
                with self.assertRaises(UserError):
                    terms.with_user(user).write(values)
                with self.assertRaises(UserError):
                    terms.with_user(user).sudo().write(values)
        with self.assertRaisesRegex(UserError, "cannot be deleted"):
            terms.with_user(self.channel_admin).unlink()
        self.assertEqual(str(terms.body), TEXT)

    def test_drafts_are_changed_and_deleted_and_no_number_is_entered(self):
        draft = self.draft().with_user(self.channel_admin)
        draft.body = "<p>Other words</p>"
        for name, value in (
            ("version", 5),
            ("is_current", True),
            ("published_at", "2026-01-01 00:00:00"),
        ):
            with self.assertRaises(UserError):
                draft.write({name: value})
            with self.assertRaises(UserError):
                draft.create({"program_id": self.program.id, name: value})
        draft.unlink()
        self.assertFalse(draft.exists())

    def test_administrators_alone_publish(self):
        for user in (self.channel_own, self.channel_all):
            with self.assertRaises(AccessError):
                self.draft().with_user(user).action_publish()

    def test_the_checksum_tells_text_and_file_apart(self):
        file = base64.b64encode(b"%PDF-1.7 terms")
        versions = [
            self.publish(),
            self.publish(),
            self.publish(body="<p>Others.</p>"),
            self.publish(file=file),
        ]
        sums = [each.checksum for each in versions]
        self.assertEqual(sums[0], sums[1])
        self.assertEqual(len(set(sums)), 3)

    def test_days_that_mean_nothing_are_refused(self):
        for days in (-1, 366):
            with self.assertRaisesRegex(ValidationError, "from 0 to 365"):
                self.program.terms_days = days
        self.program.terms_days = 0
