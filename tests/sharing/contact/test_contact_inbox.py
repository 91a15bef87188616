"""The inbox: people of the organization accept or decline, once."""

from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .contact_common import ContactData


@tagged("post_install", "-at_install")
class TestContactInbox(ContactData, PrmHttpCase):
    def decide(self, contact, word, user=None, **params):
        """Send one of the forms of a contact that waits."""
        answer = self.send(
            f"/inbox/{contact.id}/{word}", params, user=user or self.partner_a
        )
        self.env.invalidate_all()
        return answer

    def test_the_inbox_shows_what_waits_and_the_contacts_do_not(self):
        waits = self._share()
        page = self.visit("/inbox", self.partner_a)
        self.assertEqual((page.status, page.rows), (200, [waits.name]))
        self.assertIn("Decision", page.text)
        self.assertEqual(self.visit("/contacts").rows, [])
        self.assertEqual(
            self.visit(f"/contacts/{waits.id}").location,
            f"/partner/test/inbox/{waits.id}",
        )

    def test_a_member_accepts_and_everybody_finds_it_among_the_contacts(self):
        contact = self._share()
        answer = self.decide(contact, "accept")
        self.assertEqual(answer.status, 303)
        self.assertIn(f"/contacts/{contact.id}?done=accepted", answer.location)
        self.assertEqual(contact.state, "accepted")
        self.assertEqual(contact.decided_by_id, self.partner_a.partner_id)
        for user in (self.partner_a, self.colleague_a, self.supervisor_a):
            page = self.visit("/contacts", user)
            self.assertEqual(page.rows, [contact.name], user.login)
        self.assertEqual(self.visit("/inbox").rows, [])

    def test_a_reason_is_needed_to_decline_and_what_was_typed_stays(self):
        contact = self._share()
        page = self.decide(contact, "decline", reason="  ")
        self.assertEqual(page.status, 422)
        self.assertEqual(page.errors, {"reason": "Tell us why, in a few words."})
        self.assertEqual(contact.state, "new")
        long = "x" * 600
        page = self.decide(contact, "decline", reason=long)
        self.assertEqual((page.status, page.value("reason").strip()), (422, long))

    def test_what_is_declined_is_gone_and_the_vendor_reads_why(self):
        customer = self._create_customer()
        contact = self._share(customer)
        answer = self.decide(contact, "decline", reason="<b>Not our region</b>")
        self.assertIn("/inbox?done=declined", answer.location)
        self.assertEqual(contact.state, "declined")
        self.assertEqual(contact.decline_reason, "<b>Not our region</b>")
        for user in (self.partner_a, self.supervisor_a):
            self.assertFalse(self.sees(user, contact))
            self.assertEqual(self.visit(f"/contacts/{contact.id}", user).status, 404)
        note = customer.message_ids[0]
        self.assertIn("&lt;b&gt;Not our region", note.body)
        self.assertTrue(note.subtype_id.internal)

    def test_who_comes_second_is_told_who_was_first(self):
        contact = self._share()
        self.decide(contact, "decline", reason="No")
        name = self.partner_a.partner_id.name
        for word in ("accept", "decline"):
            page = self.decide(contact, word, self.colleague_a, reason="Mine")
            self.assertEqual(page.status, 422, word)
            self.assertIn(f"{name} was first and has declined", page.text)
        self.assertEqual(contact.decline_reason, "No")
        other = self._share()
        self.decide(other, "accept")
        page = self.decide(other, "decline", self.colleague_a, reason="Mine")
        self.assertIn(f"{name} was first and has accepted", page.text)
        self.assertEqual(other.state, "accepted")

    def test_foreign_missing_and_personal_ones_are_not_found(self):
        foreign = self._share(partnership=self.partnership_b)
        personal = self._share(user=self.colleague_a)
        for number in (foreign.id, personal.id, 10**8, 2**40):
            for word in ("accept", "decline"):
                with self.subTest(number=number, word=word):
                    address = f"/inbox/{number}/{word}"
                    page = self.send(address, {"reason": "x"}, user=self.partner_a)
                    self.assertEqual(page.status, 404)
        self.assertEqual(foreign.state, "new")

    def test_stopped_ones_and_those_of_archived_contacts_are_not_found(self):
        stopped, archived = self._share(), self._share(self._create_customer("Other"))
        stopped.action_stop_sharing()
        archived.partner_id.action_archive()
        for contact in (stopped, archived):
            self.assertEqual(self.decide(contact, "accept").status, 404)
            self.assertEqual(contact.state, "new")

    def test_where_partners_do_not_decide_they_read_only(self):
        contact = self._share()
        self._row("inbox", can_edit=False)
        page = self.visit(f"/inbox/{contact.id}", self.partner_a)
        self.assertEqual(page.status, 200)
        self.assertFalse(page.has_class("prm_accept"))
        page = self.decide(contact, "accept")
        self.assertEqual(page.status, 422)
        self.assertIn("You cannot accept or decline contacts", page.text)
        self.assertEqual(contact.state, "new")
        self._row("inbox", can_edit=True)
        page = self.visit(f"/inbox/{contact.id}", self.partner_a)
        self.assertTrue(page.has_class("prm_accept"))
        self.assertEqual(self.decide(contact, "accept").status, 303)

    def test_a_hidden_inbox_is_not_found_and_accepts_nothing(self):
        contact = self._share()
        self._row("inbox", visible=False)
        self.assertEqual(self.visit("/inbox", self.partner_a).status, 404)
        self.assertEqual(self.decide(contact, "accept").status, 404)
        portal = self.portal.with_user(self.partner_a)
        inbox = self.env["prm.contact.inbox"].with_user(self.partner_a)
        with self.assertRaises(AccessError):
            inbox._accept(portal, contact.id)
        self._row("inbox", visible=True)
        self.assertTrue(inbox._accept(portal, contact.id))
        with self.assertRaises(UserError):
            inbox._accept(portal, contact.id)

    def test_visits_by_get_change_nothing_and_lead_back(self):
        contact = self._share()
        for word in ("accept", "decline"):
            page = self.visit(f"/inbox/{contact.id}/{word}", self.partner_a)
            self.assertEqual(page.location, f"/partner/test/inbox/{contact.id}")
        self.assertEqual(contact.state, "new")

    def test_the_home_says_what_waits_until_it_is_decided(self):
        contact = self._share()
        words = "Decide on new contacts in your inbox: 1"
        self.assertIn(words, self.visit("", self.partner_a).text)
        self.decide(contact, "accept")
        self.assertNotIn(words, self.visit("", self.partner_a).text)
