"""Partners add contacts and change them; what the vendor has is never touched."""

from odoo.exceptions import UserError
from odoo.tests import tagged

from ...http_common import PrmHttpCase
from .contact_common import ContactData

TYPED = {
    "name": "Noah Neu",
    "company_name": "Neu AG",
    "function": "Buyer",
    "email": "noah@neu.example",
    "phone": "+49 30 7777777",
    "website": "www.neu.example",
    "city": "Kiel",
}


@tagged("post_install", "-at_install")
class TestContactEntry(ContactData, PrmHttpCase):
    def add(self, user=None, **texts):
        """Send the form of a new contact."""
        data = {"submission_token": "tok-1", **TYPED, **texts}
        answer = self.send("/contacts/new", data, user=user or self.partner_a)
        self.env.invalidate_all()
        return answer

    def made(self):
        """Return the contacts that partners added, the oldest first."""
        return self.env["prm.contact"].search([("origin", "=", "added")], order="id")

    # ---------------------------------------------------------------------- adding

    def test_a_partner_adds_a_contact_that_stands_among_the_vendor_s(self):
        answer = self.add()
        [contact] = self.made()
        self.assertEqual(answer.status, 303)
        self.assertIn(f"/contacts/{contact.id}?done=added", answer.location)
        self.assertEqual(contact.contact_id, self.partner_a.partner_id)
        self.assertEqual((contact.state, contact.to_check), ("accepted", True))
        partner = contact.partner_id
        self.assertEqual(partner.prm_source, "partner_portal")
        self.assertEqual(partner.user_id, self.partnership_a.user_id)
        self.assertEqual(
            (partner.name, partner.company_name, partner.email, partner.phone),
            ("Noah Neu", "Neu AG", "noah@neu.example", "+49 30 7777777"),
        )
        self.assertFalse(partner.parent_id)
        page = self.visit(f"/contacts/{contact.id}")
        self.assertIn("Added by you", page.text)
        self.assertTrue(self.sees(self.supervisor_a, contact))
        self.assertFalse(self.sees(self.colleague_a, contact))

    def test_what_is_wrong_is_told_at_the_fields_and_nothing_is_lost(self):
        page = self.add(name=" ", email="noah@", phone="call me", website="none")
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), {"name", "email", "phone", "website"})
        self.assertEqual(len(page.summary), 4)
        self.assertEqual(page.value("email"), "noah@")
        self.assertEqual(page.value("city"), "Kiel")
        self.assertEqual(page.value("submission_token"), "tok-1")
        self.assertFalse(self.made())

    def test_unknown_parameters_change_nothing(self):
        self.add(state="declined", user_id="1", partner_id="1", origin="shared")
        [contact] = self.made()
        self.assertEqual(contact.user_id, self.partnership_a.user_id)
        self.assertNotEqual(contact.partner_id.id, 1)

    def test_a_form_that_is_sent_twice_makes_one_contact(self):
        first, second = self.add(), self.add(name="Again")
        self.assertEqual(first.location, second.location)
        self.assertEqual(len(self.made()), 1)
        self.assertEqual(self.made().name, "Noah Neu")

    def test_the_answer_is_the_same_whatever_the_vendor_knows(self):
        known = self.env["res.partner"].create(
            {"name": "Noah Neu", "email": "noah@neu.example", "phone": "+49307777777"}
        )
        before = known.read(["name", "email", "phone", "write_date", "user_id"])
        unknown = {**TYPED, "name": "Nora New", "email": "nora@new.example"}
        answers, counts = set(), {"known": [], "unknown": []}
        self.login(self.partner_a)
        for turn in range(4):  # caches are warm in the last turns
            for word, texts in (("unknown", unknown), ("known", TYPED)):
                token = f"tok-{word}-{turn}"
                self.env.flush_all()
                start = self.env.cr.sql_log_count
                data = {**texts, "submission_token": token}
                answer = self.send("/contacts/new", data)
                counts[word].append(self.env.cr.sql_log_count - start)
                _path, _mark, query = answer.location.partition("?")
                answers.add((answer.status, query.replace(token, "")))
        self.assertEqual(answers, {(303, "done=added&token=")})
        self.assertEqual(min(counts["known"]), min(counts["unknown"]), counts)
        known.invalidate_recordset()
        self.assertEqual(
            known.read(["name", "email", "phone", "write_date", "user_id"]), before
        )

    def test_duplicates_are_noted_for_the_vendor_alone(self):
        by_mail = self.env["res.partner"].create(
            {"name": "N. N.", "email": "NOAH@neu.example"}
        )
        by_phone = self.env["res.partner"].create(
            {"name": "Desk", "phone": "+49307777777"}
        )
        company = self.env["res.partner"].create({"name": "NEU", "is_company": True})
        by_name = self.env["res.partner"].create(
            {"name": "noah neu", "parent_id": company.id}
        )
        other = self.env["res.partner"].create({"name": "Noah Neu"})
        self.add()
        contact = self.made().with_user(self.channel_own)
        found = contact.duplicate_ids
        self.assertEqual(found, by_mail | by_phone | by_name)
        self.assertNotIn(other, found)

    def test_where_partners_add_nothing_page_and_service_refuse(self):
        portal = self.portal.with_user(self.partner_a)
        entry = self.env["prm.contact.entry"].with_user(self.partner_a)
        self._row("contacts", can_create=False)
        self.assertEqual(self.visit("/contacts/new", self.partner_a).status, 403)
        page = self.visit("/contacts")
        self.assertFalse(page.has_class("prm_add_contact"))
        self.assertEqual(self.add().status, 403)
        with self.assertRaises(UserError):
            entry._add(portal, TYPED, "t")
        self.assertFalse(self.made())
        self._row("contacts", can_create=True)
        self.assertEqual(self.visit("/contacts/new", self.partner_a).status, 200)
        self.assertTrue(entry._add(portal, TYPED, "t"))

    def test_contacts_are_limited_per_person_and_day(self):
        parameters = self.env["ir.config_parameter"].sudo()
        parameters.set_param("prm.limit_contacts", "1")
        self.assertEqual(self.add().status, 303)
        page = self.add(submission_token="tok-2", name="Second")
        self.assertEqual(page.status, 429)
        self.assertTrue(page.headers["Retry-After"])
        self.assertEqual(page.value("name"), "Second")
        self.assertEqual(len(self.made()), 1)

    # -------------------------------------------------------------------- changing

    def change(self, contact, user=None, **texts):
        data = {**TYPED, **texts}
        answer = self.send(
            f"/contacts/{contact.id}/edit", data, user=user or self.partner_a
        )
        self.env.invalidate_all()
        return answer

    def test_a_change_stays_with_the_partner_until_an_employee_takes_it_over(self):
        self.add()
        contact = self.made()
        contact.with_user(self.channel_own).action_mark_checked()
        self.assertEqual(self.change(contact, phone="+49 30 1111111").status, 303)
        self.assertEqual(contact.phone, "+49 30 1111111")
        self.assertEqual(contact.partner_id.phone, "+49 30 7777777")
        self.assertTrue(contact.to_check)
        desk = contact.with_user(self.channel_own)
        self.assertIn("+49 30 7777777 → +49 30 1111111", desk.changes)
        desk.action_take_over()
        self.assertEqual(contact.partner_id.phone, "+49 30 1111111")
        self.assertFalse(contact.to_check or desk.changes)

    def test_own_contacts_alone_are_changed(self):
        self.add()
        own, shared = self.made(), self._share(user=self.partner_a)
        self.assertEqual(self.change(own, self.colleague_a, city="X").status, 404)
        self.assertEqual(self.change(shared, name="X").status, 422)
        self.assertEqual(shared.name, "Carla Customer")
        page = self.visit(f"/contacts/{shared.id}/edit")
        self.assertEqual(page.location, f"/partner/test/contacts/{shared.id}")
        self.assertEqual(self.change(own, self.supervisor_a, city="Bonn").status, 303)
        self.assertEqual(own.city, "Bonn")

    def test_where_partners_change_nothing_page_and_service_refuse(self):
        self.add()
        contact = self.made()
        self._row("contacts", can_edit=False)
        page = self.visit(f"/contacts/{contact.id}", self.partner_a)
        self.assertFalse(page.has_class("prm_edit_contact"))
        self.assertEqual(self.visit(f"/contacts/{contact.id}/edit").status, 303)
        self.assertEqual(self.change(contact, city="Bonn").status, 422)
        self.assertEqual(contact.city, "Kiel")
        self._row("contacts", can_edit=True)
        page = self.visit(f"/contacts/{contact.id}/edit", self.partner_a)
        self.assertEqual(page.value("city"), "Kiel")
        self.assertEqual(self.change(contact, city="Bonn").status, 303)

    def test_errors_of_a_change_keep_what_was_typed(self):
        self.add()
        page = self.change(self.made(), name="", city="Bonn")
        self.assertEqual((page.status, page.value("city")), (422, "Bonn"))
        self.assertEqual(self.made().city, "Kiel")
