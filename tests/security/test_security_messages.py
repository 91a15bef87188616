"""Internal notes, logs and tracking stay invisible to partners on every way."""

from odoo.tests import tagged

from .security_common import MISSING, RpcCase

REGISTRATION = "prm.registration"
SECRET = "Zebra"  # stands in everything that is internal, and nowhere else

# Searches that would tell what stands in a note: model → path to a text.
PATHS = {
    REGISTRATION: (
        "message_ids.body",
        "message_ids.subject",
        "message_ids.tracking_value_ids.new_value_char",
        "website_message_ids.body",
        "message_follower_ids.partner_id.name",
        "message_partner_ids.name",
        "activity_ids.summary",
        "activity_summary",
        "conflict_ids.note",
        "contact_id.message_ids.body",
        "contact_id.comment",
        "contact_id.user_ids.message_ids.body",
        "contact_id.user_ids.comment",
        "partner_id.message_ids.body",
        "partner_id.comment",
        "partner_id.child_ids.message_ids.body",
        "partnership_id.message_ids.body",
        "partnership_id.activity_ids.summary",
        "representative_id.website_message_ids.body",
    ),
    "prm.partnership": ("message_ids.body", "website_message_ids.body"),
    "prm.member": ("partner_id.message_ids.body", "partnership_id.message_ids.body"),
    "res.partner": (
        "message_ids.body",
        "website_message_ids.body",
        "comment",
        "activity_ids.summary",
        "child_ids.comment",
        "user_ids.message_ids.body",
    ),
    "res.users": ("message_ids.body", "comment", "partner_id.message_ids.body"),
    "mail.message": (
        "body",
        "subject",
        "preview",
        "parent_id.body",
        "parent_id.subject",
        "parent_id",
        "child_ids.body",
        "attachment_ids.name",
        "attachment_ids.index_content",
        "tracking_value_ids.new_value_char",
    ),
    "mail.notification": ("mail_message_id.body", "mail_message_id", "failure_reason"),
    "mail.tracking.value": ("new_value_char",),
    "mail.activity": ("summary",),
    "mail.mail": ("body_html",),
    "ir.attachment": ("name", "index_content"),
}


class InternalTalk(RpcCase):
    """A registration with notes, tracking, an activity, files and shared comments."""

    def setUp(self):
        super().setUp()
        self.registration = self._register(comments="My words", name="Before")
        files = [(f"{SECRET}.txt", f"{SECRET} file".encode())]
        self.note = self.vendor_posts(
            self.registration,
            f"{SECRET} note",
            internal=True,
            subject=f"{SECRET} subject",
            files=files,
        )
        self.shared = self.vendor_posts(
            self.registration,
            "Your offer",
            parent_id=self.note.id,
            files=[("offer.txt", b"an offer")],
        )
        self.vendor_posts(
            self.registration,
            f"{SECRET} reply",
            internal=True,
            parent_id=self.shared.id,
        )
        self._track()
        self._write_on_contacts()
        desk = self.registration.sudo().with_user(self.channel_own)
        todo = "mail.mail_activity_data_todo"
        desk.activity_schedule(todo, summary=f"{SECRET} to do")
        self.env.flush_all()

    def _track(self):
        """Leave a tracking message that names something internal."""
        self.channel_all.name = f"{SECRET} colleague"
        self.cr.precommit.run()
        desk = self.registration.sudo().with_user(self.channel_own)
        desk.with_context(tracking_disable=False).user_id = self.channel_all
        self.env.flush_all()
        self.cr.precommit.run()
        values = self.env["mail.tracking.value"].search([], order="id desc", limit=1)
        self.tracking = values.mail_message_id
        desk.user_id = self.channel_own

    def _write_on_contacts(self):
        person = self.partner_a.partner_id
        self.organization_a.comment = f"{SECRET} pays late"
        for record in (self.organization_a, person, self.partnership_a):
            self.vendor_posts(record, f"{SECRET} on contact", internal=True)
        self.vendor_posts(self.organization_a, f"{SECRET} to somebody else")

    def assertClean(self, answer):
        self.assertNotIn(SECRET, str(answer))


@tagged("post_install", "-at_install")
class TestSecurityMessages(InternalTalk):
    """Reading, for a partner and for a supervisor."""

    def _each_reader(self):
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            yield user

    # -------------------------------------------------------------------- allowed

    def test_author_and_supervisor_read_the_shared_conversation(self):
        for _user in self._each_reader():
            domain = [["model", "=", REGISTRATION]]
            found = self.rpc("mail.message", "search_read", domain, ["body"])
            bodies = " ".join(row["body"] for row in found)
            self.assertIn("My words", bodies)
            self.assertIn("Your offer", bodies)
            self.assertEqual(len(found), 2)

    def test_the_page_shows_the_shared_conversation_alone(self):
        for user in self._each_reader():
            page = self.visit(f"/registrations/{self.registration.id}", user)
            self.assertIn("Your offer", page.text)
            self.assertIn("offer.txt", page.text)
            self.assertClean(page.text)

    # --------------------------------------------------------------------- search

    def test_no_search_finds_what_stands_in_a_note(self):
        for user in self._each_reader():
            for model, paths in PATHS.items():
                for path in paths:
                    domain = [[path, "ilike", SECRET]]
                    found = self.finds(model, domain)
                    self.assertEqual(found, 0, f"{user.login}: {model} {path}")

    def test_no_search_read_or_group_shows_a_note(self):
        for _user in self._each_reader():
            for model, paths in PATHS.items():
                for path in paths:
                    name = path.split(".")[0]
                    for call in (
                        lambda m=model, n=name: self.rpc(m, "search_read", [], [n]),
                        lambda m=model, p=path: self.rpc(
                            m, "formatted_read_group", [], [p], ["__count"]
                        ),
                    ):
                        self.assertClean(self.answer(call))

    # ---------------------------------------------------------------------- by id

    def test_notes_and_tracking_are_refused_by_id(self):
        self.assertEqual(self.tracking.model, REGISTRATION)
        for _user in self._each_reader():
            for message in (self.note, self.tracking):
                for method, *arguments in (
                    ("read", ["body"]),
                    ("read", ["res_id", "display_name"]),
                    ("web_read", {"body": {}}),
                    ("copy_data",),
                    ("copy",),
                    ("toggle_message_starred",),
                    ("portal_message_format",),
                    ("action_open_document",),
                ):
                    with self.refused("AccessError"):
                        self.rpc("mail.message", method, message.ids, *arguments)
                found = self.finds("mail.message", [["id", "=", message.id]])
                self.assertFalse(found)

    def test_a_shared_message_does_not_lead_to_notes_nor_to_who_was_told(self):
        for _user in self._each_reader():
            for name in (
                "parent_id",
                "child_ids",
                "partner_ids",
                "notified_partner_ids",
                "notification_ids",
                "tracking_value_ids",
                "mail_ids",
            ):
                with self.refused("AccessError"):
                    self.rpc("mail.message", "read", self.shared.ids, [name])
                with self.refused("AccessError"):
                    spec = {name: {"fields": {"display_name": {}}}}
                    self.rpc("mail.message", "web_read", self.shared.ids, spec)

    def test_a_partner_reads_the_own_notifications_of_shared_messages_alone(self):
        # The reviewer was told of an activity in the name of the submitting partner.
        me = self.partner_a.partner_id
        caused = self.env["mail.notification"].search([("author_id", "=", me.id)])
        self.assertTrue(caused)
        own = self.shared.notification_ids.filtered(lambda n: n.res_partner_id == me)
        self.login(self.partner_a)
        fields = ["mail_message_id", "res_partner_id"]
        rows = self.rpc("mail.notification", "search_read", [], fields)
        self.assertEqual([row["id"] for row in rows], own.ids)
        for one in caused:
            with self.refused("AccessError"):
                self.rpc("mail.notification", "read", one.ids, fields)

    def test_a_foreign_message_and_a_missing_one_open_alike(self):
        foreign = self.vendor_posts(self._register(self.partner_b), "For Birch")
        self.login(self.partner_a)
        for number in (foreign.id, self.note.id, MISSING):
            self.assertEqual(self.get(f"/mail/message/{number}").status_code, 404)
            with self.refused("AccessError", "MissingError"):
                self.rpc("mail.message", "action_open_document", [number])

    # ------------------------------------------------------- contacts of the partner

    def test_what_the_vendor_writes_on_contacts_is_closed(self):
        for _user in self._each_reader():
            with self.refused("AccessError"):
                self.rpc("res.partner", "read", self.organization_a.ids, ["comment"])
            self.assertFalse(
                self.finds("mail.message", [["model", "=", "res.partner"]])
            )
            thread = {
                "thread_model": "res.partner",
                "thread_id": self.organization_a.id,
            }
            for address in ("/mail/thread/messages", "/mail/chatter_fetch"):
                self.assertClean(self.answer(self.route, address, **thread))

    # --------------------------------------------------------------------- routes

    def test_no_route_of_the_platform_shows_a_note(self):
        thread = {"thread_model": REGISTRATION, "thread_id": self.registration.id}
        wishes = ["activities", "attachments", "followers", "scheduledMessages"]
        wishes += ["suggestedRecipients", "display_name", "contact_fields"]
        asked = [["mail.thread", {**thread, "request_list": [w]}] for w in wishes]
        calls = [
            ("/mail/thread/messages", thread),
            (
                "/mail/thread/messages",
                {**thread, "fetch_params": {"search_term": SECRET}},
            ),
            ("/mail/chatter_fetch", thread),
            (
                "/mail/chatter_fetch",
                {**thread, "fetch_params": {"search_term": SECRET}},
            ),
            ("/portal/chatter_init", thread),
            ("/mail/thread/recipients", thread),
            ("/mail/thread/recipients", {**thread, "message_id": self.note.id}),
            ("/mail/thread/recipients/get_suggested_recipients", thread),
            ("/mail/inbox/messages", {}),
            ("/mail/history/messages", {}),
            ("/mail/starred/messages", {}),
            ("/mail/read_subscription_data", {"follower_id": 1}),
            ("/mail/data", {"fetch_params": ["init_messaging", "failures"]}),
            *(("/mail/data", {"fetch_params": [wish]}) for wish in asked),
            *(("/mail/action", {"fetch_params": [wish]}) for wish in asked),
        ]
        for _user in self._each_reader():
            for address, params in calls:
                self.assertClean(self.answer(self.route, address, **params))

    def test_the_routes_of_the_platform_show_the_shared_conversation(self):
        thread = {"thread_model": REGISTRATION, "thread_id": self.registration.id}
        for user in (self.partner_a, self.supervisor_a):
            self.login(user)
            for address in ("/mail/thread/messages", "/mail/chatter_fetch"):
                answer = self.route(address, **thread)
                self.assertEqual(len(answer["messages"]), 2)
                self.assertIn("Your offer", str(answer))
        self.login(self.partner_b)
        for address in ("/mail/thread/messages", "/mail/chatter_fetch"):
            self.assertFalse(self.route(address, **thread)["messages"])

    def test_a_mail_link_leads_to_the_own_page_and_tells_nothing_of_others(self):
        foreign = self._register(self.partner_b)
        self.login(self.partner_a)
        link = f"/mail/view?model={REGISTRATION}&res_id="
        own = self.get(f"{link}{self.registration.id}")
        page = f"/partner/test/registrations/{self.registration.id}"
        self.assertEqual(own.headers["Location"], page)
        for number in (foreign.id, MISSING):
            self.assertEqual(self.get(f"{link}{number}").headers["Location"], "/my")
