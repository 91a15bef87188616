"""Files that the vendor lays ready for a partner belong to its partnership."""

from odoo import Command
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestPartnershipFiles(PrmCase):
    def upload(self, user, **values):
        return (
            self.env["ir.attachment"]
            .with_user(user)
            .create({"name": "contract.pdf", "raw": b"%PDF-1.7", **values})
        )

    def lay(self, partnership, file):
        partnership.write({"file_ids": [Command.link(file.id)]})

    def test_an_upload_in_the_form_belongs_to_the_partnership(self):
        partnership = self.partnership_a.with_user(self.channel_own)
        file = self.upload(self.channel_own, res_model="prm.partnership", res_id=0)
        self.lay(partnership, file)
        self.assertEqual(
            (file.res_model, file.res_id), ("prm.partnership", partnership.id)
        )
        self.assertTrue(file.with_user(self.channel_all).has_access("read"))
        self.assertFalse(file.with_user(self.channel_other).has_access("read"))

    def test_files_of_a_new_partnership_belong_to_it_when_it_is_saved(self):
        file = self.upload(self.channel_all, res_model="prm.partnership", res_id=0)
        partnership = (
            self.env["prm.partnership"]
            .with_user(self.channel_all)
            .create(
                {
                    "partner_id": self.organization_a.id,
                    "program_id": self.program.id,
                    "file_ids": [Command.link(file.id)],
                }
            )
        )
        self.assertEqual(file.res_id, partnership.id)

    def test_a_file_of_another_record_is_refused(self):
        partnership = self.partnership_a.with_user(self.channel_own)
        foreign = self.upload(
            self.env.user, res_model="res.partner", res_id=self.organization_b.id
        )
        pending = self.upload(self.channel_all, res_model="prm.partnership", res_id=0)
        for file in (foreign, pending):
            with self.assertRaises(UserError):
                self.lay(partnership, file)
        self.assertFalse(partnership.file_ids)

    def test_partners_do_not_read_files_by_themselves(self):
        file = self.upload(
            self.channel_own, res_model="prm.partnership", res_id=self.partnership_a.id
        )
        self.lay(self.partnership_a.with_user(self.channel_own), file)
        with self.assertRaises(AccessError):
            file.with_user(self.supervisor_a).read(["name"])
        with self.assertRaises(AccessError):
            self.partnership_a.with_user(self.supervisor_a).read(["file_ids"])
