"""A returned registration: what is open, what is closed, and what changed."""

from datetime import timedelta

from odoo import fields
from odoo.exceptions import AccessError, UserError
from odoo.tests import Form, tagged

from ....models.portal.form.entries import ENTRIES
from ...http_common import PrmHttpCase

# The cards of the form → the fields of the registration on them.
CARDS = {
    card: [entry.name for entry in ENTRIES if entry.card == card and entry.stored]
    for card in ("deal", "company", "contact", "details")
}


class CorrectionCase(PrmHttpCase):
    """A registration of partner A that the reviewer gives back."""

    def setUp(self):
        super().setUp()
        deal = self._register(self.partner_a, name="Press", budget="10 k")
        self.deal = deal.sudo()
        self.address = f"/registrations/{self.deal.id}"

    def give_back(self, *flags, deal=None):
        deal = (deal or self.deal).with_user(self.channel_own)
        deal.write({"decision_note": "Please", "flagged_fields": ",".join(flags)})
        deal.action_return()

    def edit(self, user=None):
        return self.visit(f"{self.address}/edit", user=user or self.partner_a)

    def form_texts(self):
        """Return what stands in the form when partner A opens it."""
        deal = self.deal.with_user(self.partner_a)
        return deal.env["prm.registration.form"]._texts(deal)

    def inputs(self, page):
        """Return the names of the fields of the form that a browser would send."""
        fields_ = page.all(
            "//form[contains(@class, 'prm_registration_form')]"
            "//*[self::input or self::select or self::textarea][@name]"
            "[not(@type='hidden')][not(@type='submit')][not(@disabled)]"
        )
        return {each.get("name") for each in fields_}

    def resubmit(self, **typed):
        data = {"action": "submit", **typed}
        return self.send(f"{self.address}/resubmit", data, user=self.partner_a)


@tagged("post_install", "-at_install")
class TestOpenFields(CorrectionCase):
    """The reviewer flags single fields; only these open."""

    def test_without_a_flag_everything_is_open(self):
        self.give_back()
        page = self.edit()
        everything = {name for names in CARDS.values() for name in names}
        self.assertLessEqual(everything, self.inputs(page))
        self.assertFalse(page.has_class("prm_closed"))
        self.assertFalse(page.has_class("prm_flagged"))

    def test_a_draft_is_open_whatever_stands_in_its_flags(self):
        draft = self._register(self.partner_a, submit=False).sudo()
        draft.flagged_fields = "budget"
        page = self.visit(f"/registrations/{draft.id}/edit", user=self.partner_a)
        self.assertIn("name", self.inputs(page))

    def test_only_flagged_fields_open_and_the_others_are_shown(self):
        self.give_back("budget", "contact_email")
        page = self.edit()
        self.assertEqual(self.inputs(page), {"budget", "contact_email", "comments"})
        shown = page.texts("//*[contains(@class, 'prm_closed')]")
        self.assertIn("Name of the opportunity Press", shown)
        self.assertIn(f"Company name {self.deal.customer_name}", shown)

    def test_flagged_fields_are_marked_and_linked_from_the_note(self):
        self.give_back("budget", "contact_email")
        page = self.edit()
        links = page.all("//*[contains(@class, 'prm_flagged')]//a")
        self.assertEqual(
            [link.get("href") for link in links],
            ["#prm_contact_email", "#prm_budget"],
        )
        for link in links:
            [field] = page.all(f"//*[@id='{link.get('href')[1:]}']")
            self.assertIn(field.tag, ("input", "textarea"))
        badges = page.texts("//label/span[contains(@class, 'badge')]")
        self.assertEqual(len(badges), 2)

    def test_changes_of_closed_fields_are_ignored(self):
        self.give_back("budget")
        before = self.deal.read()[0]
        other = self._register(self.partner_a).sudo()
        self._approve(other)
        page = self.resubmit(
            **{
                **self.form_data(name="Hacked", visibility="organization"),
                "budget": "20 k",
                "offering_id": str(self.offering.id),
                "representative_id": str(self.colleague_a.partner_id.id),
                "customer_id": str(other.customer_id.id),
                "is_new_company": "",
                "date_closing": "1999-01-01",
            }
        )
        self.assertEqual(page.status, 303)
        self.assertEqual((self.deal.state, self.deal.budget), ("submitted", "20 k"))
        after = self.deal.read()[0]
        for names in CARDS.values():
            for name in names:
                if name != "budget":
                    self.assertEqual(after[name], before[name], name)

    def test_the_model_ignores_them_as_well(self):
        self.give_back("budget")
        mine = self.deal.with_user(self.partner_a)
        values = self._form_values(self.partner_a, name="Hacked", budget="20 k")
        mine._resubmit(values, "t", submit=True)
        self.assertEqual((self.deal.name, self.deal.budget), ("Press", "20 k"))

    def test_an_unflagged_field_that_is_empty_or_old_keeps_nobody(self):
        yesterday = fields.Date.today() - timedelta(days=1)
        self.deal.write({"customer_website": False, "date_closing": yesterday})
        self.give_back("budget")
        self.assertEqual(self.resubmit(budget="20 k").status, 303)

    def test_another_company_may_be_a_new_one_with_its_contact(self):
        known = self._register(self.partner_a).sudo()
        self._approve(known)
        self.deal.sudo().write(
            {
                "is_new_company": False,
                "customer_id": known.customer_id.id,
                "is_new_contact": False,
                "customer_contact_id": known.customer_contact_id.id,
            }
        )
        for flag in ("customer_id", "is_new_company", "customer_vat"):
            self.deal.sudo().flagged_fields = flag
            if self.deal.state != "action_required":
                self.give_back(flag)
            opened = self.inputs(self.edit())
            self.assertLessEqual({*CARDS["company"], *CARDS["contact"]}, opened, flag)
            self.assertNotIn("budget", opened)

    def test_another_contact_may_be_a_new_one(self):
        self.give_back("is_new_contact")
        opened = self.inputs(self.edit())
        self.assertIn("contact_email", opened)
        self.assertIn("contact_first_name", opened)
        self.assertNotIn("customer_name", opened)

    def test_a_single_field_of_the_new_company_opens_alone(self):
        self.give_back("customer_vat")
        self.assertEqual(self.inputs(self.edit()), {"customer_vat", "comments"})

    def test_files_are_asked_for_by_their_own_flag(self):
        self.give_back("attachments")
        self.assertEqual(self.inputs(self.edit()), {"attachments", "comments"})

    def test_after_an_error_closed_fields_show_what_is_stored(self):
        self.give_back("budget")
        page = self.resubmit(budget="x" * 2001, name="Hacked")
        self.assertEqual(page.status, 422)
        self.assertNotIn("Hacked", page.text)
        self.assertEqual(set(page.errors), {"budget"})

    def test_the_reviewer_ticks_single_fields_in_the_dialog(self):
        wizard = self.env["prm.registration.decision"].with_user(self.channel_own)
        deal = self.deal.with_user(self.channel_own)
        form = Form(
            wizard.with_context(
                default_registration_id=deal.id, default_decision="return"
            )
        )
        form.decision_note = "Which one?"
        for card, name in (("details", "budget"), ("company", "customer_vat")):
            ticks = form[f"flags_{card}"]
            form[f"flags_{card}"] = {**ticks, name: {**ticks[name], "checked": True}}
        form.save().action_confirm()
        self.assertEqual(deal.state, "action_required")
        self.assertEqual(deal.flagged_fields, "customer_vat,budget")

    def test_without_a_tick_nothing_is_flagged(self):
        wizard = self.env["prm.registration.decision"].with_user(self.channel_own)
        values = {"registration_id": self.deal.id, "decision": "return"}
        wizard.create({**values, "decision_note": "Why?"}).action_confirm()
        self.assertFalse(self.deal.flagged_fields)

    def test_what_is_no_tick_is_refused_in_words_and_returns_nothing(self):
        wizard = self.env["prm.registration.decision"].with_user(self.channel_own)
        values = {"registration_id": self.deal.id, "decision": "return"}
        values["decision_note"] = "Why?"
        for ticks in ("budget", ["budget"], 7, {"budget": "yes"}, {"budget": [1]}):
            dialog = wizard.create({**values, "flags_details": ticks})
            with (
                self.subTest(ticks=ticks),
                self.assertRaisesRegex(UserError, "not available"),
            ):
                dialog.action_confirm()
        self.assertNotEqual(self.deal.state, "action_required")
        dialog = wizard.create({**values, "flags_details": {"budget": None}})
        dialog.action_confirm()
        self.assertFalse(self.deal.flagged_fields)


@tagged("post_install", "-at_install")
class TestWhatChanged(CorrectionCase):
    """The reviewer reads old and new, field by field."""

    EVIL = "<img src=x onerror=alert(1)>"

    def changed(self, **typed):
        self.give_back()
        data = {
            **self.form_texts(),
            **typed,
        }
        self.assertEqual(self.resubmit(**data).status, 303)
        return self.deal.with_user(self.channel_own)

    def test_each_changed_field_is_told_with_old_and_new(self):
        deal = self.changed(
            budget="20 k",
            offering_id=str(self.offering.id),
            representative_id=str(self.colleague_a.partner_id.id),
            date_closing="2090-01-31",
            visibility="organization",
        )
        told = deal.transition_ids[-1].change_text.splitlines()
        self.assertIn("Budget: 10 k → 20 k", told)
        self.assertIn("Service or product: – → Licenses", told)
        anna, aaron = self.partner_a.name, self.colleague_a.name
        self.assertIn(f"Partner representative: {anna} → {aaron}", told)
        self.assertIn("Estimated closing: – → 01/31/2090", told)
        self.assertIn("Who can see it: Partner contact → Whole organization", told)
        self.assertEqual(len(told), 5)
        self.assertIn("20 k", deal.changes_html)

    def test_the_chatter_tells_it_to_employees_only(self):
        deal = self.changed(budget="20 k")
        note = deal.message_ids.filtered(lambda m: "20 k" in (m.body or ""))
        self.assertEqual(len(note), 1)
        self.assertTrue(note.is_internal or note.subtype_id.internal)
        self.assertNotIn(note, deal.sudo()._shared_messages_sudo())
        with self.assertRaises(AccessError):
            note.with_user(self.partner_a).read(["body"])
        for user in (self.partner_a, self.supervisor_a):
            self.assertNotIn("changed:", self.visit(self.address, user=user).text)

    def test_what_a_partner_typed_is_harmless(self):
        deal = self.changed(budget=self.EVIL, name=f"{self.EVIL}\n=1+1")
        self.assertNotIn("<img", deal.changes_html)
        self.assertIn("&lt;img", deal.changes_html)
        bodies = "".join(message.body or "" for message in deal.message_ids)
        self.assertNotIn("<img", bodies)

    def test_nothing_changed_is_told_as_well(self):
        deal = self.changed()
        self.assertFalse(deal.transition_ids[-1].change_text)
        self.assertIn("without changing", deal.changes_html)

    def test_a_first_submission_has_no_changes(self):
        self.assertFalse(self.deal.with_user(self.channel_own).changes_html)

    def test_a_correction_that_was_kept_in_between_is_told_whole(self):
        self.give_back()
        data = {**self.form_texts(), "budget": "15 k"}
        page = self.resubmit(**{**data, "action": "draft"})
        self.assertEqual(page.status, 303)
        self.assertEqual(self.deal.state, "action_required")
        data = {**self.form_texts(), "name": "Press 2"}
        self.resubmit(**data)
        told = self.deal.with_user(self.channel_own).transition_ids[-1].change_text
        self.assertIn("Budget: 10 k → 15 k", told)
        self.assertIn("Opportunity: Press → Press 2", told)

    def test_each_resubmission_tells_its_own_changes(self):
        self.changed(budget="20 k")
        deal = self.changed(budget="30 k")
        self.assertIn("Budget: 20 k → 30 k", deal.transition_ids[-1].change_text)

    def test_partners_read_neither_changes_nor_what_is_remembered(self):
        self.changed(budget="20 k")
        mine = self.deal.with_user(self.partner_a)
        for name in ("changes_html", "returned_values", "draft_input"):
            with self.assertRaises(AccessError):
                mine.read([name])
