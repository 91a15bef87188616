"""Earlier versions stay with those whom they were for, whomever the document is for."""

from odoo.fields import Command
from odoo.tests import tagged

from ...common import PDF
from ...security.security_common import RpcCase
from .document_common import DocumentData, encoded

NEW = PDF + b" 2"


@tagged("post_install", "-at_install")
class TestDocumentVersions(DocumentData, RpcCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.partnership_b.user_ids = [Command.set(cls.channel_other.ids)]
        cls.partnership_b.user_id = cls.channel_other

    def for_a(self):
        """Return a contract with A in its second version, and the first one."""
        document = self._create_document(partnership_id=self.partnership_a.id)
        document.attachment = encoded(NEW)
        return document, document.version_ids

    def seen_by(self, version):
        """Return who reads an earlier version, by RPC as by its address."""
        seen = set()
        for user in (
            self.channel_own,
            self.channel_other,
            self.channel_all,
            self.channel_admin,
            self.salesperson,
            self.partner_a,
            self.partner_b,
        ):
            self.login(user)
            found = self.finds("prm.document.version", [["id", "=", version.id]])
            read = self.answer(
                self.rpc, "prm.document.version", "read", version.ids, ["attachment"]
            )
            address = f"/web/content/prm.document.version/{version.id}/attachment"
            is_sent = self.get(address).content == PDF
            self.assertEqual(is_sent, bool(found), user.login)
            self.assertEqual(isinstance(read, list), bool(found), user.login)
            if found:
                seen.add(user.login)
        return seen

    def names(self, *users):
        return {user.login for user in users}

    def test_a_document_for_one_partner_that_is_widened_keeps_its_past(self):
        document, version = self.for_a()
        own = self.names(self.channel_own, self.channel_all, self.channel_admin)
        self.assertEqual(self.seen_by(version), own)
        document.partnership_id = False
        self.assertTrue(document.with_user(self.channel_other).has_access("read"))
        self.assertEqual(self.seen_by(version), own)
        document.partnership_id = self.partnership_b
        for_both = self.names(self.channel_all, self.channel_admin)
        self.assertEqual(self.seen_by(version), for_both)

    def test_what_is_widened_with_its_content_keeps_the_content_before(self):
        document = self._create_document(partnership_id=self.partnership_a.id)
        document.write({"partnership_id": False, "attachment": encoded(NEW)})
        own = self.names(self.channel_own, self.channel_all, self.channel_admin)
        self.assertEqual(self.seen_by(document.version_ids), own)

    def test_what_was_for_all_is_for_all_until_the_document_is_narrowed(self):
        document = self._create_document()
        document.attachment = encoded(NEW)
        employees = self.names(
            self.channel_own, self.channel_other, self.channel_all, self.channel_admin
        )
        self.assertEqual(self.seen_by(document.version_ids), employees)
        document.partnership_id = self.partnership_a
        self.assertEqual(
            self.seen_by(document.version_ids),
            employees - self.names(self.channel_other),
        )

    def test_a_document_that_goes_to_another_company_takes_no_past_along(self):
        document = self._create_document()
        document.attachment = encoded(NEW)
        company = self.env["res.company"].create({"name": "Second vendor"})
        elsewhere = self.channel_all.copy(
            {
                "login": "elsewhere",
                "company_id": company.id,
                "company_ids": [Command.set(company.ids)],
            }
        )
        document.company_id = company
        self.assertTrue(document.with_user(elsewhere).has_access("read"))
        for user in (elsewhere, self.channel_all):
            self.assertFalse(document.version_ids.with_user(user).has_access("read"))

    def test_the_form_of_who_reads_the_document_alone_lists_no_earlier_version(self):
        document, version = self.for_a()
        document.partnership_id = False
        for user, expected in (
            (self.channel_other, []),
            (self.channel_own, version.ids),
        ):
            self.login(user)
            [row] = self.rpc("prm.document", "read", document.ids, ["version_ids"])
            self.assertEqual(row["version_ids"], expected, user.login)
