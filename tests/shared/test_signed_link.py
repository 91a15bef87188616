"""Links for one purpose and one record, that die with what they rest on."""

from unittest.mock import patch

from freezegun import freeze_time

from odoo.tests import TransactionCase, tagged

from ...models.common.signed_link import LONGEST, Purpose


@tagged("post_install", "-at_install", "prm_once")
class TestSignedLink(TransactionCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.links = cls.env["prm.signed.link"]
        cls.person, cls.other = cls.env["res.partner"].create(
            [
                {"name": "Ann", "email": "ann@signed.example"},
                {"name": "Ben", "email": "ben@signed.example"},
            ]
        )
        purposes = {
            name: Purpose(
                model="res.partner",
                hours=48,
                fact=lambda contact: contact.email or None,
            )
            for name in ("news", "address")
        }
        cls.startClassPatcher(
            patch.object(type(cls.links), "_purposes", lambda self: purposes)
        )

    def test_a_link_opens_what_it_was_made_for(self):
        token = self.links._token("news", self.person)
        self.assertEqual(self.links._record_sudo("news", token), self.person)
        other = self.links._token("news", self.other)
        self.assertEqual(self.links._record_sudo("news", other), self.other)

    def test_a_link_opens_nothing_of_another_purpose(self):
        token = self.links._token("news", self.person)
        self.assertFalse(self.links._record_sudo("address", token))

    def test_a_link_dies_with_what_it_rests_on(self):
        token = self.links._token("news", self.person)
        self.person.email = "new@signed.example"
        self.assertFalse(self.links._record_sudo("news", token))
        self.person.email = "ann@signed.example"
        self.assertEqual(self.links._record_sudo("news", token), self.person)

    def test_a_link_dies_with_its_record_and_with_its_time(self):
        with freeze_time("2026-03-02 10:00:00"):
            token = self.links._token("news", self.other)
        with freeze_time("2026-03-04 09:59:00"):
            self.assertEqual(self.links._record_sudo("news", token), self.other)
        with freeze_time("2026-03-04 10:01:00"):
            self.assertFalse(self.links._record_sudo("news", token))
        token = self.links._token("news", self.other)
        self.other.unlink()
        self.assertFalse(self.links._record_sudo("news", token))

    def test_no_link_is_made_where_none_would_work(self):
        self.person.email = False
        self.assertEqual(self.links._token("news", self.person), "")

    def test_what_we_did_not_sign_opens_nothing(self):
        token = self.links._token("news", self.person)
        changed = token[:-1] + ("A" if token[-1] != "A" else "B")
        middle = token[:20] + ("A" if token[20] != "A" else "B") + token[21:]
        for wrong in (
            "",
            "x",
            "é" * 20,
            "AQ",
            "\0",
            token * 9,
            middle,
            changed + "!",
            "A" * (LONGEST + 1),
            None,
            7,
        ):
            with self.subTest(wrong):
                self.assertFalse(self.links._record_sudo("news", wrong))
