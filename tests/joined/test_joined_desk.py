"""What partners do on another app's record: only what was found and is allowed now."""

import uuid

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ...models.common.errors import RegistrationRefused
from .joined_common import SectionCase


@tagged("post_install", "-at_install")
class TestJoinedDesk(SectionCase):
    """What is allowed an addon says; without it, nothing is."""

    def setUp(self):
        super().setUp()
        self.heard = []
        desk = type(self.env["prm.joined.desk"])
        self.put(
            desk, "_heard", lambda _self, record, **_how: self.heard.append(record)
        )

    def allow(self, *actions):
        desk = type(self.env["prm.joined.desk"])
        self.put(desk, "_actions", lambda *_args: frozenset(actions))

    def comment(self, meeting, user=None, text="Hello", token=None):
        desk, portal = self.service("prm.joined.desk", user)
        token = token or uuid.uuid4().hex
        return desk._comment_sudo(portal, meeting.id, text, token)

    def test_what_is_not_allowed_is_refused(self):
        _deal, meeting = self.deal()
        with self.assertRaises(RegistrationRefused) as refused:
            self.comment(meeting)
        self.assertEqual(refused.exception.errors, {"": "not_in_this_state"})

    def test_who_does_not_find_it_does_nothing(self):
        _deal, meeting = self.deal()
        self.allow("comment")
        with self.assertRaises(AccessError):
            self.comment(meeting, self.partner_b)
        self.switch(visible=False)
        with self.assertRaises(AccessError):
            self.comment(meeting)
        self.assertFalse(self.heard)

    def test_a_message_is_posted_once_and_an_employee_hears_of_it(self):
        _deal, meeting = self.deal()
        self.allow("comment")
        token = uuid.uuid4().hex
        for _time in range(2):
            self.comment(meeting, token=token)
        self.assertEqual(len(self.heard), 1)
        talk, _portal = self.service("prm.joined.talk")
        [row] = talk._rows(meeting.with_user(self.partner_a).sudo())
        self.assertIn("Hello", row["body"])
        self.assertFalse(meeting.message_partner_ids & self.partner_a.partner_id)

    def test_another_deed_writes_what_it_is_and_says_so(self):
        _deal, meeting = self.deal()
        self.allow("move")
        desk_class = type(self.env["prm.joined.desk"])
        moved = {"location": "Berlin"}, "Moved."
        self.put(desk_class, "_prepare_change", lambda *_args: moved)
        desk, portal = self.service("prm.joined.desk")
        desk._change(portal, meeting.id, "move")
        self.assertEqual(meeting.location, "Berlin")
        talk, _portal = self.service("prm.joined.talk")
        [row] = talk._rows(meeting.with_user(self.partner_a).sudo())
        self.assertIn("Moved.", row["body"])

    def test_only_a_section_with_a_desk_takes_answers_and_replies(self):
        joined = self.env["prm.joined"]
        self.assertIsNone(joined._desk("meetings"))
        self.assertIsNone(joined._desk("unknown"))
        self.assertIsNone(joined._desk_of(self.deal()[1].sudo()))
