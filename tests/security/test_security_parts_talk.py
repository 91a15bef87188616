"""What is said of certificates, activities and partnerships, and the end of access."""

import json

from odoo.tests import tagged

from .security_common import MISSING, PartsCase

SECRET = "Zebra"  # stands in everything that PartsCase.talk writes


@tagged("post_install", "-at_install")
class TestSecurityPartsTalk(PartsCase):
    """Notes, files and tasks stay with the vendor; access ends at once."""

    def test_the_methods_of_a_thread_do_not_tell_foreign_from_missing_ones(self):
        registration = self._register(self.partner_b)
        me = self.partner_a.partner_id.ids
        todo = "mail.mail_activity_data_todo"
        source = {"source_ref": "mail.message_origin_link"}
        calls = {
            "message_post": {"body": "Forged"},
            "message_notify": {"body": "Forged", "partner_ids": me},
            "message_subscribe": {"partner_ids": me},
            "message_unsubscribe": {"partner_ids": me},
            "message_post_with_source": source,
            "message_mail_with_source": source,
            "message_get_followers": {},
            "activity_schedule": {"act_type_xmlid": todo},
            "activity_feedback": {"act_type_xmlids": [todo]},
            "activity_unlink": {"act_type_xmlids": [todo]},
            "activity_reschedule": {"act_type_xmlids": [todo]},
        }
        for record in (*self.talking(self.foreign), registration):
            for method, options in calls.items():
                answers = [
                    self.answer(self.rpc, record._name, method, [number], **options)
                    for number in (record.id, MISSING)
                ]
                self.assertEqual(*answers, f"{record._name}.{method}")

    # ---------------------------------------------------------- messages and files

    def test_notes_files_and_tasks_of_the_own_ones_stay_with_the_vendor(self):
        for record in self.talking(self.own):
            note = self.talk(record)
            file = note.attachment_ids
            thread = {"thread_model": record._name, "thread_id": record.id}
            for model, domain in (
                ("mail.message", [["id", "=", note.id]]),
                ("mail.message", [["body", "ilike", SECRET]]),
                ("mail.activity", [["summary", "ilike", SECRET]]),
                ("ir.attachment", [["id", "=", file.id]]),
                ("ir.attachment", [["res_model", "=", record._name]]),
                (record._name, [["message_ids.body", "ilike", SECRET]]),
                (record._name, [["activity_ids.summary", "ilike", SECRET]]),
                (record._name, [["activity_summary", "ilike", SECRET]]),
            ):
                self.assertFalse(self.finds(model, domain), (model, domain))
            for model, one in (("mail.message", note), ("ir.attachment", file)):
                with self.refused("AccessError"):
                    self.rpc(model, "read", one.ids, ["display_name"])
            answer = self.answer(self.route, "/mail/thread/messages", **thread)
            self.assertNotIn(SECRET, json.dumps(answer))
            for token in ("", f"?access_token={file.sudo()._get_ownership_token()}"):
                for address in (f"/web/content/{file.id}", f"/web/image/{file.id}"):
                    page = self.get(f"{address}{token}")
                    self.assertNotIn(SECRET, page.text, address)

    def test_comments_on_foreign_ones_are_not_read(self):
        for record in self.talking(self.foreign):
            comment = self.vendor_posts(record, f"{SECRET} comment")
            self.assertFalse(self.finds("mail.message", [["id", "=", comment.id]]))
            with self.refused("AccessError"):
                self.rpc("mail.message", "read", comment.ids, ["body"])

    # ------------------------------------------------------------------ the end

    def _reaches(self):
        """Return what the author still gets at of the own partnership."""
        reachable = {**self.own, "prm.partnership": self.partnership_a}
        reached = {
            model
            for model, record in reachable.items()
            if self.finds(model, [])
            or isinstance(
                self.answer(self.rpc, model, "read", record.ids, ["display_name"]), list
            )
        }
        for model in ("prm.condition", "prm.tier", "prm.program", "prm.portal"):
            if self.finds(model, []):
                reached.add(model)
        if self.finds("mail.message", [["id", "in", self.told.ids]]):
            reached.add("told")
        return reached

    def test_with_the_access_everything_ends_at_once(self):
        person = self.partner_a.partner_id
        self.told = self.vendor_posts(
            self.own["prm.certificate"], "Well done", partner_ids=person.ids
        )
        everything = self._reaches()
        self.assertIn("told", everything)
        self.assertEqual(len(everything), len(self.own) + 6)
        self.partnership_a.action_suspend()
        self.assertEqual(self._reaches(), set())
        self.partnership_a.action_activate()
        self.assertEqual(self._reaches(), everything)
        member = self.env["prm.member"].search([("user_id", "=", self.partner_a.id)])
        member.action_disable()
        self.assertEqual(self._reaches(), set())
        member.action_enable()
        self.assertEqual(self._reaches(), everything)
        person.parent_id = self.organization_b
        self.assertEqual(self._reaches(), set())

    def test_the_key_of_a_partner_opens_no_more_than_the_session(self):
        keys = self.env["res.users.apikeys"].with_user(self.partner_a).sudo()
        key = keys._generate("rpc", "test", None)
        self.authenticate(None, None)
        headers = {"Content-Type": "application/json", "Authorization": f"Bearer {key}"}

        def call(model, method, **params):
            data = json.dumps(params)
            address = f"/json/2/{model}/{method}"
            return self.url_open(address, data=data, headers=headers)

        for model, record in self.foreign.items():
            rows = call(model, "search_read", domain=[], fields=["organization_id"])
            organizations = {row["organization_id"][0] for row in rows.json()}
            self.assertEqual(organizations, {self.organization_a.id})
            statuses = {
                call(model, "read", ids=record.ids, fields=["id"]).status_code,
                call(model, "read", ids=[MISSING], fields=["id"]).status_code,
                call(
                    model, "read", ids=self.own[model].ids, fields=["create_uid"]
                ).status_code,
                call(model, "unlink", ids=self.own[model].ids).status_code,
            }
            self.assertEqual(statuses, {403})
