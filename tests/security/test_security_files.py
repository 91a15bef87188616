"""A file opens for who may see its record and the message that carries it; no token."""

import base64

from odoo.tests import tagged

from .security_common import MISSING, RpcCase

REGISTRATION = "prm.registration"
NOTE, SHARED = b"Zebra file of a note", b"Heron file of the partner"


@tagged("post_install", "-at_install")
class TestSecurityFiles(RpcCase):
    """Our address, the platform's addresses, searches, and tokens."""

    def setUp(self):
        super().setUp()
        self.mine = self._register().sudo()
        self.note = self._attach("note.txt", NOTE, internal=True)
        self.shared = self._attach("offer.txt", SHARED)
        self.foreign = self._register(self.partner_b).sudo()
        files = [("theirs.txt", b"Theirs")]
        message = self.vendor_posts(self.foreign, "For Birch", files=files)
        self.theirs = message.attachment_ids

    def _attach(self, name, content, internal=False):
        files = [(name, content)]
        message = self.vendor_posts(self.mine, "A file", internal, files=files)
        return message.attachment_ids

    def _addresses(self, file, token=""):
        end = f"?access_token={token}" if token else ""
        model = f"?model=ir.attachment&id={file.id}&field=raw&access_token={token}"
        return (
            f"/web/content/{file.id}{end}",
            f"/web/content/{file.id}/file.txt{end}",
            f"/web/content/ir.attachment/{file.id}/raw{end}",
            f"/web/content/ir.attachment/{file.id}/datas{end}",
            f"/web/content{model}",
            f"/web/image/{file.id}{end}",
            f"/web/image{model}",
            f"/mail/attachment/pdf_first_page/{file.id}{end}",
        )

    def _opens(self, file, content, token=""):
        """Return the addresses that give the content in the present session."""
        return [
            address
            for address in self._addresses(file, token)
            if content in self.get(address).content
        ]

    def _each_outsider(self):
        for user in (self.colleague_a, self.partner_b, self.portal_user, self.employee):
            self.login(user)
            yield user.login
        self.authenticate(None, None)
        yield "anonymous"

    def _own_address(self, record, number):
        return f"/partner/test/registrations/{record.id}/files/{number}"

    # ----------------------------------------------------------------- our address

    def test_author_and_supervisor_download_a_shared_file(self):
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            answer = self.get(self._own_address(self.mine, self.shared.id))
            self.assertEqual(answer.content, SHARED)
            headers = answer.headers
            self.assertIn("attachment", headers["Content-Disposition"])
            self.assertIn("sandbox", headers["Content-Security-Policy"])
            self.assertEqual(headers["X-Content-Type-Options"], "nosniff")
            self.assertEqual(headers["Cache-Control"], "no-store")

    def test_files_of_notes_of_others_and_missing_ones_are_not_found_alike(self):
        self.login(self.partner_a)
        answers = {
            self.get(self._own_address(record, number)).status_code
            for record, number in (
                (self.mine, self.note.id),
                (self.mine, self.theirs.id),
                (self.mine, MISSING),
                (self.foreign, self.theirs.id),
                (self.foreign, self.shared.id),
            )
        }
        self.assertEqual(answers, {404})

    def test_outsiders_do_not_download(self):
        for who in self._each_outsider():
            answer = self.get(self._own_address(self.mine, self.shared.id))
            self.assertIn(answer.status_code, (303, 404), who)

    # ------------------------------------------------------- the platform's addresses

    def test_the_platform_gives_our_files_to_no_portal_user(self):
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            for file, content in ((self.note, NOTE), (self.shared, SHARED)):
                self.assertFalse(self._opens(file, content), user.login)
        for who in self._each_outsider():
            for file, content in ((self.note, NOTE), (self.shared, SHARED)):
                self.assertFalse(self._opens(file, content), who)

    def test_an_employee_with_access_opens_them_as_ever(self):
        self.login(self.channel_own)
        self.assertTrue(self._opens(self.note, NOTE))
        self.assertTrue(self._opens(self.shared, SHARED))

    # -------------------------------------------------------------------- searches

    def test_no_search_of_a_portal_user_finds_our_files(self):
        every = (self.note | self.shared | self.theirs).ids
        for user in (self.partner_a, self.supervisor_a, self.portal_user):
            self.login(user)
            for domain in (
                [["res_model", "=", REGISTRATION]],
                [["res_model", "=", REGISTRATION], ["res_id", "=", self.mine.id]],
                [["res_model", "ilike", "prm"]],
                [["id", "in", every]],
                [["index_content", "ilike", "Zebra"]],
                [["name", "=", "offer.txt"]],
            ):
                self.assertEqual(self.finds("ir.attachment", domain), 0, domain)
                groups = self.answer(
                    self.rpc,
                    "ir.attachment",
                    "formatted_read_group",
                    domain,
                    ["name"],
                    ["__count"],
                )
                self.assertIn(groups, ([], "AccessError"), domain)
            for file in (self.note, self.shared, self.theirs):
                with self.refused("AccessError"):
                    self.rpc("ir.attachment", "read", file.ids, ["name", "raw"])

    def test_nobody_learns_whether_such_a_file_exists(self):
        self.login(self.partner_a)
        for content in (NOTE, b"no such file"):
            values = {"name": "x", "datas": base64.b64encode(content).decode()}
            with self.refused("AccessError"):
                values["mimetype"] = "text/plain"
                self.rpc("ir.attachment", "create_unique", [values])

    # ---------------------------------------------------------------------- tokens

    def test_the_platform_hands_out_no_tokens_of_our_files(self):
        thread = {"thread_model": REGISTRATION, "thread_id": self.mine.id}
        self.send(f"/registrations/{self.mine.id}/comments", user=self.partner_a)
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            messages = self.route("/mail/thread/messages", **thread)
            self.assertEqual(len(messages["data"]["ir.attachment"]), 1)
            chatter = self.route("/mail/chatter_fetch", **thread)
            rows = messages["data"]["ir.attachment"] + [
                file
                for message in chatter["data"]["mail.message"]
                for file in message["attachment_ids"]
            ]
            self.assertEqual({row["id"] for row in rows}, {self.shared.id})
            for row in rows:
                self.assertFalse([key for key in row if "token" in key and row[key]])

    def test_authors_get_no_ownership_of_what_they_have_sent(self):
        page = f"/registrations/{self.mine.id}/comments"
        files = self.attach(("mine.txt", b"my file"))
        self.send(page, {"comment": "See file"}, files, user=self.partner_a)
        thread = {"thread_model": REGISTRATION, "thread_id": self.mine.id}
        chatter = self.route("/mail/chatter_fetch", **thread)
        [file] = chatter["data"]["mail.message"][0]["attachment_ids"]
        self.assertFalse(file.get("ownership_token"))
        with self.refused():
            params = {"attachment_id": file["id"], "access_token": ""}
            self.route("/mail/attachment/delete", **params)

    def test_a_token_opens_nothing_for_who_may_not_see_the_record(self):
        as_vendor = self.shared.with_user(self.channel_own)
        for token in (
            as_vendor._get_raw_access_token(),
            as_vendor.generate_access_token()[0],
        ):
            for who in self._each_outsider():
                self.assertFalse(self._opens(self.shared, SHARED, token), who)
            self.login(self.channel_own)
            self.assertTrue(self._opens(self.shared, SHARED, token))

    def test_a_token_opens_a_shared_file_but_no_note_for_the_author(self):
        # Pictures inside a shared message are shown by such an address.
        for file, content, opens in ((self.shared, SHARED, 1), (self.note, NOTE, 0)):
            [token] = file.with_user(self.channel_own).generate_access_token()
            self.login(self.partner_a)
            self.assertEqual(bool(self._opens(file, content, token)), bool(opens))

    def test_a_token_ends_with_the_access(self):
        [token] = self.shared.with_user(self.channel_own).generate_access_token()
        self.login(self.partner_a)
        self.assertTrue(self._opens(self.shared, SHARED, token))
        self.partnership_a.action_suspend()
        self.assertFalse(self._opens(self.shared, SHARED, token))
        self.partnership_a.action_activate()
        self.assertTrue(self._opens(self.shared, SHARED, token))
