"""Changes of the organization that wait until the partner manager has decided."""

import base64
from datetime import timedelta

from freezegun import freeze_time

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import tagged

from .account_common import PIXEL
from .profile_common import FIRM, ProfileCase

WITHDRAW = f"{FIRM}/withdraw"


class ApprovalCase(ProfileCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.portal.profile_approval = True

    def setUp(self):
        super().setUp()
        self.open(
            "organization", "street", "city", "country_id", "state_id", "image_1920"
        )

    def ask(self, user=None, **values):
        """Ask for changes on the page; return those that wait, the oldest first."""
        answer = self.save(FIRM, user or self.supervisor_a, **values)
        self.assertIn("done=asked", answer.location)
        return self.waiting()

    def waiting(self):
        changes = self.env["prm.profile.change"].search([("state", "=", "pending")])
        return changes.sorted("id")

    def mails(self):
        """Return the bodies of mails about decided changes, and who gets them."""
        model = [("model", "=", "prm.profile.change")]
        mails = self.env["mail.mail"].search(model, order="id")
        return [(mail.body_html, mail.recipient_ids) for mail in mails]

    def activities(self):
        kind = self.env.ref("prm.mail_activity_profile")
        found = self.partnership_a.activity_ids
        return found.filtered(lambda each: each.activity_type_id == kind)


@tagged("post_install", "-at_install")
class TestProfileApproval(ApprovalCase):
    def test_a_change_waits_and_the_manager_has_something_to_do(self):
        [change] = self.ask(street="Birch street 2", city="Berlin")
        self.assertEqual(self.organization.street, "Alder street 1")
        self.assertEqual(change.label, "Street")
        self.assertEqual((change.old, change.new), ("Alder street 1", "Birch street 2"))
        self.assertEqual(change.contact_id, self.supervisor_a.partner_id)
        self.assertEqual(change.partnership_id, self.partnership_a)
        self.assertEqual(self.partnership_a.profile_change_count, 1)
        self.assertEqual(self.activities().user_id, self.channel_own)
        self.assertIn("Alder street 1 → Birch street 2", self.activities().note)
        self.assertFalse(self.history())

    def test_what_was_typed_is_text_in_the_activity(self):
        self.ask(street="<b>Birch</b>", city="Berlin")
        self.assertIn("&lt;b&gt;Birch&lt;/b&gt;", self.activities().note)

    def test_without_approval_it_takes_effect_at_once(self):
        self.portal.profile_approval = False
        answer = self.save(FIRM, self.supervisor_a, street="Birch street 2")
        self.assertIn("done=saved", answer.location)
        self.assertEqual(self.organization.street, "Birch street 2")
        self.assertFalse(self.waiting())

    def test_one_portal_that_asks_for_approval_is_enough(self):
        self.portal.profile_approval = False
        second = self._create_second_company()
        second.portal_id.profile_approval = True
        self.open("organization", "street", portal=second.portal_id)
        self.assertEqual(len(self.ask(street="Birch street 2")), 1)

    def test_the_partner_sees_what_waits_and_takes_it_back(self):
        [change] = self.ask(street="Birch street 2")
        page = self.visit(FIRM)
        [note] = page.has_class("prm_waiting")
        self.assertEqual(note.get("data-field"), "street")
        self.assertIn("Birch street 2", note.text_content())
        self.assertEqual(page.value("street"), "Alder street 1")
        answer = self.send(WITHDRAW, {"prm_change": change.id})
        self.assertIn("done=withdrawn", answer.location)
        self.env.invalidate_all()
        self.assertEqual(change.state, "withdrawn")
        self.assertFalse(self.visit(FIRM).has_class("prm_waiting"))
        self.assertFalse(self.activities())
        self.assertFalse(self.mails())
        answer = self.send(WITHDRAW, {"prm_change": change.id})
        self.assertEqual(answer.status, 422)

    def test_who_may_not_change_it_sees_and_takes_back_nothing(self):
        [change] = self.ask(street="Birch street 2")
        page = self.visit(FIRM, self.partner_a)
        self.assertNotIn("Birch street 2", page.text)
        for user, status in ((self.partner_a, 404), (self.supervisor_b, 422)):
            answer = self.send(WITHDRAW, {"prm_change": change.id}, user=user)
            self.assertEqual(answer.status, status)
            self.assertNotIn("Birch street 2", answer.text)
        for number in ("", "x", "0", "99999999999", "2147483647"):
            answer = self.send(WITHDRAW, {"prm_change": number}, user=self.supervisor_a)
            self.assertEqual(answer.status, 422)
        self.env.invalidate_all()
        self.assertEqual(change.state, "pending")

    def test_another_wish_for_the_same_field_replaces_the_former(self):
        [first] = self.ask(street="Birch street 2")
        [second] = self.ask(street="Cedar street 3")
        self.assertEqual(first.state, "withdrawn")
        self.assertEqual(second.new, "Cedar street 3")
        self.assertEqual(self.ask(street="Cedar street 3"), second)
        self.assertEqual(self.ask(city="Potsdam"), second | self.waiting()[1:])

    def test_accepting_writes_it_and_tells_the_partner(self):
        changes = self.ask(street="Birch street 2", city="Potsdam")
        changes.with_user(self.channel_own).action_accept()
        self.assertEqual(self.organization.street, "Birch street 2")
        self.assertEqual(self.organization.city, "Potsdam")
        self.assertEqual(set(changes.mapped("state")), {"accepted"})
        self.assertEqual(changes.decided_by_id, self.channel_own)
        self.assertTrue(all(changes.mapped("decided_at")))
        causes = [cause for cause, _old, _new in self.history()]
        name = self.supervisor_a.name
        self.assertEqual(
            causes, [f"Street: changed by {name}.", f"City: changed by {name}."]
        )
        [(body, recipients)] = self.mails()
        self.assertEqual(recipients, self.supervisor_a.partner_id)
        self.assertIn("Street: Accepted", body)
        self.assertIn("City: Accepted", body)
        self.assertNotIn("Birch street 2", body)
        [told] = self.visit(FIRM).texts("//*[contains(@class, 'prm_decided')]")
        self.assertIn("Birch street 2", told)
        self.assertIn("Potsdam", told)
        self.assertFalse(self.activities())

    def test_declining_changes_nothing_and_tells_why(self):
        [change] = self.ask(street="Birch street 2")
        change.with_user(self.channel_own).note = "Send us the new contract first."
        change.with_user(self.channel_own).action_decline()
        self.assertEqual(self.organization.street, "Alder street 1")
        self.assertFalse(self.history())
        [(body, _recipients)] = self.mails()
        self.assertIn("Declined", body)
        self.assertNotIn("Send us the new contract first.", body)
        path = "//*[contains(@class, 'prm_decided')]"
        [told] = self.visit(FIRM, self.supervisor_a).texts(path)
        self.assertIn("Send us the new contract first.", told)
        self.assertFalse(self.visit(FIRM, self.partner_a).texts(path))
        with freeze_time(fields.Datetime.now() + timedelta(days=31)):
            self.assertFalse(
                self.env["prm.profile.approval"]._decided_sudo(self.organization)
            )
        with self.assertRaises(UserError):
            change.with_user(self.channel_own).note = "Too late"

    def test_what_was_changed_meanwhile_is_not_overwritten(self):
        [change] = self.ask(street="Birch street 2")
        self.organization.street = "Dogwood street 4"
        with self.assertRaises(UserError) as caught:
            change.with_user(self.channel_own).action_accept()
        self.assertIn("Dogwood street 4", str(caught.exception))
        self.assertEqual(change.state, "pending")
        change.with_user(self.channel_own).action_decline()
        self.assertEqual(self.organization.street, "Dogwood street 4")

    def test_the_second_one_is_told_who_was_first(self):
        [change] = self.ask(street="Birch street 2")
        change.with_user(self.channel_own).action_decline()
        with self.assertRaises(UserError) as caught:
            change.with_user(self.channel_all).action_accept()
        self.assertIn(f"{self.channel_own.name} decided first", str(caught.exception))
        self.assertEqual(self.organization.street, "Alder street 1")

    def test_a_country_takes_the_state_of_another_one_away(self):
        us = self.env.ref("base.us")
        self.organization.write({"country_id": us.id, "state_id": us.state_ids[0].id})
        values = {"country_id": str(self.env.ref("base.mc").id), "state_id": ""}
        changes = self.ask(**values)
        country = changes.filtered(lambda change: change.name == "country_id")
        country.with_user(self.channel_own).action_accept()
        self.assertFalse(self.organization.state_id)

    def test_a_logo_waits_too(self):
        answer = self.send_picture(FIRM, self.supervisor_a)
        self.assertIn("done=asked", answer.location)
        self.assertFalse(self.organization.image_1920)
        self.assertTrue(self.visit(FIRM).has_class("prm_waiting"))
        [change] = self.waiting()
        change.with_user(self.channel_own).action_accept()
        self.assertEqual(base64.b64decode(self.organization.image_1920), PIXEL)


@tagged("post_install", "-at_install")
class TestProfileChangeRights(ApprovalCase):
    def test_partners_read_no_change_by_rpc(self):
        [change] = self.ask(street="Birch street 2")
        for user in (self.supervisor_a, self.partner_a, self.portal_user):
            self.login(user)
            for method, args in (
                ("search_count", [[]]),
                ("read", [change.ids, ["new"]]),
                ("write", [change.ids, {"note": "x"}]),
                ("action_accept", [change.ids]),
                ("action_decline", [change.ids]),
                ("create", [{"name": "vat"}]),
            ):
                with (
                    self.subTest(user=user.login, method=method),
                    self.refused("AccessError"),
                ):
                    self.rpc("prm.profile.change", method, *args)
        self.assertEqual(change.state, "pending")

    def test_employees_decide_for_own_partners_and_forge_nothing(self):
        [change] = self.ask(street="Birch street 2")
        for user in (self.channel_other, self.salesperson, self.employee):
            with self.subTest(user=user.login), self.assertRaises(AccessError):
                change.with_user(user).action_accept()
        own = change.with_user(self.channel_admin)
        forged = {
            "new_value": "Else 1",
            "new": "Else 1",
            "old_value": "",
            "name": "vat",
            "picture": base64.b64encode(PIXEL),
            "contact_id": self.person.id,
            "partnership_id": self.partnership_b.id,
            "state": "accepted",
            "decided_by_id": self.channel_all.id,
        }
        for name, value in forged.items():
            with self.subTest(name=name), self.assertRaises(UserError):
                own.write({name: value})
        with self.assertRaises(AccessError):
            own.create({"partnership_id": self.partnership_a.id, "name": "vat"})
        with self.assertRaises(AccessError):
            own.unlink()
        self.assertEqual(self.organization.street, "Alder street 1")

    def test_the_button_on_the_partnership_shows_what_waits(self):
        self.ask(street="Birch street 2")
        own = self.partnership_a.with_user(self.channel_own)
        action = own.action_open_profile_changes()
        found = self.env["prm.profile.change"].search(action["domain"])
        self.assertEqual(found, self.waiting())

    # ------------------------------------------------------------- what ends by itself

    def run_job(self):
        with self.enter_registry_test_mode():
            job = self.env.ref("prm.ir_cron_registration_protection")
            job.method_direct_trigger()
        self.env.invalidate_all()

    def test_it_ends_with_the_access_of_who_asked_and_nobody_is_told(self):
        [change] = self.ask(street="Birch street 2")
        self.run_job()
        self.assertEqual(change.state, "pending")
        own = [("user_id", "=", self.supervisor_a.id)]
        self.env["prm.member"].search(own).action_disable()
        for _run in range(2):
            self.run_job()
            self.assertEqual(change.state, "closed")
        self.assertFalse(change.decided_by_id)
        self.assertFalse(self.activities())
        self.assertFalse(self.mails())
        with self.assertRaisesRegex(UserError, "closed without a decision"):
            change.with_user(self.channel_own).action_accept()
        self.assertEqual(self.organization.street, "Alder street 1")

    def test_it_waits_while_the_partnership_is_suspended_and_ends_with_it(self):
        [change] = self.ask(street="Birch street 2")
        self.partnership_a.action_suspend()
        self.run_job()
        self.assertEqual(change.state, "pending")
        self.partnership_a.action_terminate()
        self.run_job()
        self.assertEqual(change.state, "closed")
