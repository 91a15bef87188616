"""Partners talk by our pages: on no other way do they write, change or mail."""

import json

from odoo.http import Request
from odoo.tests import tagged

from .security_common import RpcCase

REGISTRATION = "prm.registration"
RAW_MAIL = """From: {sender}
To: vendor@vendor.example.com
Subject: Forged
Message-Id: <{number}@forged.example>

Forged body
"""


@tagged("post_install", "-at_install")
class TestSecurityPosting(RpcCase):
    """Every attempt on the own record and on a foreign one leaves all as it was."""

    def setUp(self):
        super().setUp()
        self.mine = self._register(comments="My words").sudo()
        self.foreign = self._register(self.partner_b, comments="Their words").sudo()
        self.note = self.vendor_posts(self.mine, "Zebra note", internal=True)
        self.shared = self.vendor_posts(
            self.mine, "Your offer", files=[("offer.txt", b"an offer")]
        )
        self.own_message = self.mine._shared_messages_sudo()[0]
        self.before = self._state()
        self.login(self.partner_a)

    def _state(self):
        self.env.flush_all()
        self.env.invalidate_all()
        records = self.mine | self.foreign
        messages = self.env["mail.message"].search([], order="id")
        return {
            "messages": [(each.id, each.body, each.is_internal) for each in messages],
            "files": self.env["ir.attachment"].search(
                [("res_id", "!=", 0)], order="id"
            ),
            "mails": self.env["mail.mail"].search([], order="id"),
            "reactions": self.env["mail.message.reaction"].search([]),
            "activities": records.activity_ids,
            "followers": [
                (each.partner_id.id, sorted(each.subtype_ids.ids))
                for each in self.env["mail.followers"].search(
                    [("res_model", "=", REGISTRATION)], order="id"
                )
            ],
        }

    def assertUntouched(self):
        self.assertEqual(self._state(), self.before)

    # -------------------------------------------------------------------- allowed

    def test_the_page_posts_a_comment_and_tells_the_vendor(self):
        page = f"/registrations/{self.mine.id}/comments"
        self.send(page, {"comment": "One question"})
        last = self.mine._shared_messages_sudo()[-1]
        self.assertIn("One question", last.body)
        self.assertEqual(last.author_id, self.partner_a.partner_id)
        self.assertIn(self.channel_own.partner_id, last.notified_partner_ids)

    # ------------------------------------------------------------- on the records

    def test_the_methods_of_a_thread_are_refused(self):
        vendor = self.channel_own.partner_id.ids
        calls = {
            "message_post": {"body": "Forged", "partner_ids": vendor},
            "message_notify": {"body": "Forged", "partner_ids": vendor},
            "message_subscribe": {"partner_ids": self.colleague_a.partner_id.ids},
            "message_unsubscribe": {"partner_ids": vendor},
            "message_update": {"msg_dict": {}, "update_vals": {"name": "Forged"}},
            "message_change_thread": {"new_thread": 1},
            "message_post_with_source": {"source_ref": "mail.message_origin_link"},
            "message_mail_with_source": {"source_ref": "mail.message_origin_link"},
            "message_get_followers": {},
            "activity_schedule": {"act_type_xmlid": "mail.mail_activity_data_todo"},
            "activity_feedback": {"act_type_xmlids": ["prm.mail_activity_review"]},
            "activity_unlink": {"act_type_xmlids": ["prm.mail_activity_review"]},
        }
        for method, options in calls.items():
            for record in (self.mine, self.foreign):
                with self.refused():
                    self.rpc(REGISTRATION, method, record.ids, **options)
        self.assertUntouched()

    def test_a_partner_notifies_nobody_without_a_record(self):
        people = {"partner_ids": (self.partner_b | self.channel_own).partner_id.ids}
        for model in (REGISTRATION, "mail.thread", "res.partner"):
            with self.refused():
                self.rpc(model, "message_notify", [], body="Spam", **people)
        self.assertUntouched()

    def test_the_mail_gateway_is_not_for_partners(self):
        senders = (self.channel_own.email, self.partner_a.email, "x@example.org")
        for number, sender in enumerate(senders):
            for model, record in (
                (REGISTRATION, self.mine),
                (REGISTRATION, self.foreign),
                ("crm.lead", self.env["crm.lead"].create({"name": "Lead"})),
            ):
                raw = RAW_MAIL.format(sender=sender, number=f"{number}-{record}")
                with self.refused():
                    args = (model, raw)
                    self.rpc(
                        "mail.thread", "message_process", *args, thread_id=record.id
                    )
                with self.refused():
                    self.rpc("mail.thread", "message_process", *args)
        posted = self.env["mail.message"].search([("body", "ilike", "Forged body")])
        self.assertFalse(posted)

    def test_following_internal_subtypes_brings_no_notes(self):
        subtypes = self.env["mail.message.subtype"].search([]).ids
        me = {"partner_ids": self.partner_a.partner_id.ids, "subtype_ids": subtypes}
        self.rpc(REGISTRATION, "message_subscribe", self.mine.ids, **me)
        self.assertFalse(
            self.rpc(REGISTRATION, "message_subscribe", self.foreign.ids, **me)
        )
        note = self.vendor_posts(self.mine, "Zebra again", internal=True)
        self.mine.with_user(self.channel_own).name = "Tracked"
        self.cr.precommit.run()
        me = self.partner_a.partner_id
        self.assertNotIn(me, note.notified_partner_ids)
        told = self.env["mail.notification"].search([("res_partner_id", "=", me.id)])
        self.assertEqual(told.mail_message_id, self.shared)

    # -------------------------------------------------------------- on the messages

    def test_messages_are_neither_created_nor_changed(self):
        comment = self.env.ref("mail.mt_comment").id
        for values in (
            {"body": "Forged"},
            {"body": "Forged", "model": REGISTRATION, "res_id": self.mine.id},
            {"body": "Forged", "model": REGISTRATION, "res_id": self.foreign.id},
            {"body": "Forged", "parent_id": self.own_message.id},
            {
                "body": "Forged",
                "model": REGISTRATION,
                "res_id": self.mine.id,
                "message_type": "comment",
                "subtype_id": comment,
                "author_id": self.channel_own.partner_id.id,
            },
        ):
            with self.refused("AccessError"):
                self.rpc("mail.message", "create", [values])
        for message in (self.own_message, self.shared, self.note):
            for values in ({"body": "Forged"}, {"is_internal": False}):
                with self.refused("AccessError"):
                    self.rpc("mail.message", "write", message.ids, values)
            for method in ("unlink", "copy"):
                with self.refused("AccessError"):
                    self.rpc("mail.message", method, message.ids)
        self.assertUntouched()

    def test_the_routes_of_the_platform_post_nothing(self):
        for record, message in (
            (self.mine, self.own_message),
            (self.mine, self.shared),
            (self.mine, self.note),
            (self.foreign, self.foreign._shared_messages_sudo()),
        ):
            thread = {"thread_model": REGISTRATION, "thread_id": record.id}
            one = {"message_id": message.id}
            vendor = self.channel_own.partner_id.ids
            for address, params in (
                ("/mail/message/post", {**thread, "post_data": {"body": "Forged"}}),
                (
                    "/mail/message/post",
                    {
                        **thread,
                        "post_data": {
                            "body": "Forged",
                            "subtype_xmlid": "mail.mt_note",
                        },
                        "context": {"mail_post_autofollow": True},
                    },
                ),
                ("/mail/message/update_content", {**one, "update_data": {"body": "x"}}),
                ("/mail/message/reaction", {**one, "content": "👍", "action": "add"}),
                ("/mail/update_is_internal", {**one, "is_internal": True}),
                ("/mail/update_is_internal", {**one, "is_internal": False}),
            ):
                with self.refused():
                    self.route(address, **params)
            target = {"res_model": REGISTRATION, "res_id": record.id}
            for action in ("subscribe", "unsubscribe"):
                with self.refused():
                    address = f"/mail/thread/{action}"
                    self.route(address, **target, partner_ids=vendor)
        self.assertUntouched()

    # ----------------------------------------------------------------- on the files

    def test_files_are_neither_added_nor_removed_beside_the_page(self):
        file = self.shared.attachment_ids
        for number in (file.id, self.note.attachment_ids.id, 10**8):
            for token in (None, "", "x"):
                with self.refused():
                    params = {"attachment_id": number, "access_token": token}
                    self.route("/mail/attachment/delete", **params)
        for method, values in (
            ("create", [{"name": "x", "res_model": REGISTRATION, "res_id": 1}]),
            ("write", {"raw": "x"}),
            ("unlink", None),
            ("copy", None),
            ("generate_access_token", None),
        ):
            arguments = (
                [values]
                if method == "create"
                else [file.ids, values][: 1 + bool(values)]
            )
            with self.refused("AccessError"):
                self.rpc("ir.attachment", method, *arguments)
        for record in (self.mine, self.foreign):
            answer = self.url_open(
                "/mail/attachment/upload",
                data={
                    "csrf_token": Request.csrf_token(self),
                    "thread_id": record.id,
                    "thread_model": REGISTRATION,
                },
                files={"ufile": ("x.txt", b"x")},
            )
            self.assertEqual(answer.status_code, 404)
        self.assertUntouched()

    def test_a_pending_file_is_not_exchanged_after_the_check(self):
        pending = self._upload(self.partner_a, "t" * 32).attachment_id
        for values in ({"mimetype": "text/html"}, {"raw": "<script/>"}, {"name": "a"}):
            with self.refused("AccessError"):
                self.rpc("ir.attachment", "write", pending.ids, values)
        with self.refused("AccessError"):
            self.rpc("ir.attachment", "unlink", pending.ids)
        self.assertTrue(pending.exists())

    def test_the_answers_of_refused_posts_name_nobody(self):
        thread = {"thread_model": REGISTRATION, "thread_id": self.foreign.id}
        answer = json.dumps(self.answer(self.route, "/mail/thread/messages", **thread))
        for word in ("Their words", "bruno", "Birch"):
            self.assertNotIn(word, answer)
