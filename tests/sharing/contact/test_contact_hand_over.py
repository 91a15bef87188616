"""The contacts of a person who leaves go to a colleague, or wait for one."""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from ....models.common.errors import EntryRefused
from ...notification.notification_common import NotificationData
from ...people.colleagues.colleague_common import ColleagueCase
from .contact_common import ContactData

EVENT = "contact_shared"


@tagged("post_install", "-at_install")
class TestContactHandOver(ContactData, NotificationData, ColleagueCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        members = cls.env["prm.member"]
        cls.leaver = members.search([("user_id", "=", cls.partner_a.id)])
        cls.heir = members.search([("user_id", "=", cls.colleague_a.id)])
        cls.leaver.partner_id.name, cls.heir.partner_id.name = "Anna", "Aaron"

    def hand_over(self, user=None, heir=None):
        """Hand over what Anna has, as ``user``."""
        leaver = self.leaver.with_user(user or self.channel_own)
        return leaver._hand_over_to((heir or self.heir).with_user(leaver.env.user))

    def mails_of(self, user=None):
        return self.news(user or self.colleague_a, EVENT).mapped("subject")

    # ------------------------------------------------------------------ who has them

    def test_what_is_shared_with_a_person_and_what_it_added_go_to_the_colleague(self):
        shared, added = self._share(user=self.partner_a), self._add()
        self.assertEqual(self.hand_over(), 0)  # no registrations
        for contact in (shared, added):
            self.assertEqual(contact.contact_id, self.colleague_a.partner_id)
            self.assertTrue(self.sees(self.colleague_a, contact))
            self.assertFalse(self.sees(self.partner_a, contact))
            self.assertTrue(self.sees(self.supervisor_a, contact))

    def test_what_was_stopped_and_what_is_everybodys_or_others_stays(self):
        stopped, inbox = self._share(user=self.partner_a), self._share()
        stopped.action_stop_sharing()
        other = self._share(user=self.supervisor_a)
        self.hand_over()
        self.assertEqual(stopped.contact_id, self.partner_a.partner_id)
        self.assertFalse(inbox.contact_id)
        self.assertEqual(other.contact_id, self.supervisor_a.partner_id)

    def test_what_is_archived_goes_along_and_is_there_when_it_is_back(self):
        customer = self._create_customer()
        contact = self._share(customer, self.partner_a)
        customer.action_archive()
        self.hand_over()
        self.assertFalse(self.sees(self.colleague_a, contact))
        self.assertFalse(self.mails_of())
        customer.action_unarchive()
        self.assertTrue(self.sees(self.colleague_a, contact))
        self.assertFalse(self.sees(self.partner_a, contact))

    def test_what_the_colleague_has_already_is_not_there_twice(self):
        customer = self._create_customer()
        contact = self._share(customer, self.partner_a)
        own = self._share(customer, self.colleague_a)
        self.hand_over()
        self.assertFalse(contact.active)
        self.assertEqual(contact.contact_id, self.partner_a.partner_id)
        self.assertTrue(self.sees(self.colleague_a, own))
        self.assertFalse(self.sees(self.partner_a, contact))

    def test_another_companys_contacts_of_the_same_person_stay(self):
        second = self._create_second_company()
        customer = self._create_customer()
        elsewhere = self.env["prm.contact"].create(
            {
                "partnership_id": second.id,
                "partner_id": customer.id,
                "contact_id": self.partner_a.partner_id.id,
            }
        )
        self.hand_over()
        self.assertEqual(elsewhere.contact_id, self.partner_a.partner_id)

    # ------------------------------------------------------------------- in words

    def test_who_added_a_contact_is_told_whoever_has_it_now(self):
        added = self._add()
        self.hand_over()
        page = self.env["prm.contact.page"]
        for user, words in (
            (self.colleague_a, "Added by Anna"),
            (self.supervisor_a, "Added by Anna"),
        ):
            found = page.with_user(user)._facts(added.with_user(user))
            self.assertEqual(found["source"], words)
        verdict = self.env["prm.contact.entry"].with_user(self.colleague_a)
        self.assertTrue(verdict._verdict_edit(added.with_user(self.colleague_a)))

    def test_the_contact_and_the_history_of_the_partnership_say_so(self):
        customer = self._create_customer()
        self._share(customer, self.partner_a)
        before = self.partnership_a.history_ids
        self.hand_over()
        line = self.partnership_a.history_ids - before
        self.assertEqual((line.what, line.old, line.new), ("people", "Anna", "Aaron"))
        self.assertEqual(line.cause, "Contacts handed over: 1")
        noted = [body for body in customer.message_ids.mapped("body") if "Anna" in body]
        self.assertIn("Handed over from Anna to Aaron.", noted[0])

    def test_who_takes_over_is_told_once_and_where_they_are(self):
        self._share(self._create_customer(), self.partner_a)
        self._share(self._create_customer("Cleo"), self.partner_a)
        already = len(self.mails_of())
        self.hand_over()
        self.assertEqual(len(self.mails_of()) - already, 1)
        [news] = self.news(self.colleague_a, EVENT)
        self.assertIn("contacts handed over to you (2)", news.subject)
        self.assertEqual(news.url, "/partner/test/contacts")
        [mail] = self.mails(self.colleague_a, EVENT)
        self.assertIn("Anna", mail.body_html)
        self.assertNotIn("Cleo", mail.body_html)

    # ----------------------------------------------------------------- who is gone

    def test_when_access_ends_the_supervisor_alone_sees_them_and_takes_them_over(self):
        contact = self._share(user=self.partner_a)
        self.leaver.action_disable()
        contacts = self.env["prm.contact"].with_user(self.partner_a)
        self.assertFalse(contacts.has_access("read"))
        self.assertFalse(self.sees(self.colleague_a, contact))
        self.assertTrue(self.sees(self.supervisor_a, contact))
        own = self.member(self.supervisor_a)
        answer = self.act(self.leaver, "hand-over", heir=str(own.id))
        self.assertEqual(answer.status, 303)
        self.assertEqual(contact.contact_id, self.supervisor_a.partner_id)

    def test_a_supervisor_who_sees_own_records_only_takes_them_over_all_the_same(self):
        contact = self._share(user=self.partner_a)
        self._row("contacts", scope="own")
        self.leaver.action_disable()
        self.assertFalse(self.sees(self.supervisor_a, contact))
        page = self.env["prm.colleague.page"].with_user(self.supervisor_a)
        shown = page._one(self.portal.with_user(self.supervisor_a), self.leaver.id)
        self.assertEqual(shown["contacts"], 1)
        self.hand_over(self.supervisor_a, self.member(self.supervisor_a))
        self.assertTrue(self.sees(self.supervisor_a, contact))

    def test_who_comes_back_has_again_what_nobody_took_over(self):
        contact = self._share(user=self.partner_a)
        self.leaver.action_disable()
        self.leaver.action_enable()
        self.assertTrue(self.sees(self.partner_a, contact))

    def test_nobody_else_hands_contacts_over(self):
        contact = self._share(user=self.partner_a)
        for user in (self.channel_other, self.partner_a, self.supervisor_b):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                self.hand_over(user)
        self.assertEqual(contact.contact_id, self.partner_a.partner_id)

    def test_a_member_with_contacts_is_not_removed_before_they_are_handed_over(self):
        contact = self._share(user=self.partner_a)
        leaver = self.leaver.with_user(self.channel_admin)
        self.assertEqual((leaver.open_count, leaver.contact_count), (0, 1))
        with self.assertRaisesRegex(EntryRefused, r"has contacts \(1\). Hand them"):
            leaver.unlink()
        self.hand_over(self.channel_admin)
        leaver.invalidate_recordset()
        leaver.unlink()
        self.assertEqual(contact.contact_id, self.colleague_a.partner_id)

    def test_ending_several_accesses_says_whose_contacts_are_left(self):
        self._share(user=self.partner_a)
        action = self.leaver.with_user(self.channel_own).action_end_access()
        told = action["params"]["message"].splitlines()
        self.assertEqual(told[-1], "Hand over the contacts of: Anna")

    def test_the_dialog_counts_and_says_what_was_handed_over(self):
        self._share(user=self.partner_a)
        dialogs = self.env["prm.member.hand.over"].with_user(self.channel_own)
        dialog = dialogs.create({"member_id": self.leaver.id, "other_id": self.heir.id})
        self.assertEqual((dialog.open_count, dialog.contact_count), (0, 1))
        said = dialog.action_confirm()["params"]["message"]
        self.assertIn("Contacts handed over to Aaron: 1", said)
