"""Drafts: what is half typed stays, and what was added can be taken away."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ...http_common import PrmHttpCase

HALF_TYPED = {
    "contact_email": "ann@",
    "contact_phone": "+49",
    "customer_website": "acme",
    "customer_vat": "12",
    "date_closing": "in May",
    "comments": "More soon",
}


@tagged("post_install", "-at_install")
class TestPortalDraft(PrmHttpCase):
    """A draft takes everything; the submission checks everything."""

    def draft(self, user=None, files=None, **typed):
        """Save a draft by the form; return the registration."""
        data = {**self.form_data(user or self.partner_a, **typed), "action": "draft"}
        page = self.send("/registrations", data, files, user=user or self.partner_a)
        self.assertEqual(page.status, 303, page.text[:1000])
        number = page.location.partition("?")[0].rpartition("/")[2]
        return self.env["prm.registration"].browse(int(number))

    def edit(self, draft):
        return self.visit(f"/registrations/{draft.id}/edit", user=self.partner_a)

    def resubmit(self, draft, files=None, **typed):
        data = {"action": "submit", **typed}
        address = f"/registrations/{draft.id}/resubmit"
        return self.send(address, data, files, user=self.partner_a)

    def test_half_typed_values_are_kept_and_shown_again(self):
        draft = self.draft(**HALF_TYPED)
        page = self.edit(draft)
        for name, typed in HALF_TYPED.items():
            self.assertEqual(page.value(name), typed, name)
        [field] = page.all("//input[@name='date_closing']")
        self.assertEqual(field.get("type"), "text")

    def test_they_are_checked_when_the_draft_is_submitted(self):
        draft = self.draft(**HALF_TYPED)
        typed = self.form_data(**HALF_TYPED)
        page = self.resubmit(draft, **typed)
        self.assertEqual(page.status, 422)
        self.assertEqual(set(page.errors), HALF_TYPED.keys() - {"comments"})
        self.assertEqual(len(page.summary), len(HALF_TYPED) - 1)
        self.assertEqual(draft.state, "draft")

    def test_saving_it_again_forgets_what_was_mended(self):
        draft = self.draft(**HALF_TYPED)
        self.resubmit(draft, **{**self.form_data(budget="1"), "action": "draft"})
        page = self.edit(draft)
        self.assertEqual((page.value("date_closing"), page.value("comments")), ("", ""))

    def test_a_company_that_was_typed_and_not_chosen_is_shown_again(self):
        data = {"name": "Idea", "action": "draft", "customer_id_typed": "Acme Group"}
        page = self.send("/registrations", data, user=self.partner_a)
        [draft] = self.created(name="Idea")
        self.assertEqual(self.edit(draft).value("customer_id_typed"), "Acme Group")
        page = self.resubmit(draft, **{**data, "action": "submit"})
        self.assertIn("matches", page.errors["customer_id"])
        self.assertEqual(page.value("customer_id_typed"), "Acme Group")

    def test_a_comment_becomes_a_message_when_it_is_submitted(self):
        draft = self.draft(comments="Hello")
        self.assertFalse(draft._shared_messages_sudo())
        self.resubmit(draft, **self.form_data(comments="Hello again"))
        self.assertEqual(draft.state, "submitted")
        [message] = draft._shared_messages_sudo()
        self.assertIn("Hello again", message.body)
        self.assertFalse(draft.draft_input)

    def test_a_past_closing_waits_in_a_draft_and_is_refused_on_submission(self):
        yesterday = str(fields.Date.today() - timedelta(days=1))
        draft = self.draft(date_closing=yesterday)
        self.assertEqual(self.edit(draft).value("date_closing"), yesterday)
        page = self.resubmit(draft, **self.form_data(date_closing=yesterday))
        self.assertEqual(set(page.errors), {"date_closing"})
        page = self.register_by_form(date_closing=yesterday)
        self.assertEqual(set(page.errors), {"date_closing"})
        today = str(fields.Date.today())
        self.assertEqual(self.register_by_form(date_closing=today).status, 303)

    def test_an_old_deal_can_be_corrected_with_its_old_closing(self):
        deal = self._register(self.partner_a).sudo()
        old = fields.Date.today() - timedelta(days=30)
        deal.date_closing = old
        deal.with_user(self.channel_own).write({"decision_note": "Which plant?"})
        deal.with_user(self.channel_own).action_return()
        older = str(old - timedelta(days=1))
        page = self.resubmit(deal, **self.form_data(date_closing=older))
        self.assertEqual(set(page.errors), {"date_closing"})
        page = self.resubmit(deal, **self.form_data(date_closing=str(old)))
        self.assertEqual(page.status, 303)

    def test_a_draft_that_still_lacks_its_name_is_asked_for_it_alone(self):
        data = {"action": "draft", **HALF_TYPED}
        page = self.send("/registrations", data, user=self.partner_a)
        self.assertEqual(set(page.errors), {"name"})

    # ------------------------------------------------------------------- who sees it

    def test_the_author_chooses_who_sees_it(self):
        page = self.visit("/registrations/new", user=self.partner_a)
        self.assertEqual(page.value("visibility"), "contact")
        deal = self.draft(name="Ours", visibility="organization")
        self.assertEqual(self.edit(deal).value("visibility"), "organization")
        self.resubmit(deal, **self.form_data(name="Ours", visibility="organization"))
        seen = self.visit(f"/registrations/{deal.id}", user=self.colleague_a)
        self.assertEqual(seen.status, 200)
        self.assertIn("Your whole organization", seen.text)

    def test_alone_means_the_author_and_the_supervisors(self):
        page = self.register_by_form(name="Mine", visibility="contact")
        self.assertEqual(page.status, 303)
        [deal] = self.created(name="Mine")
        address = f"/registrations/{deal.id}"
        mine = self.visit(address, user=self.partner_a)
        self.assertIn("Only you and your supervisors", mine.text)
        self.assertEqual(self.visit(address, user=self.colleague_a).status, 404)
        theirs = self.visit(address, user=self.supervisor_a)
        self.assertIn(f"Only {self.partner_a.name} and supervisors", theirs.text)

    def test_it_can_be_changed_while_the_registration_can_be_edited(self):
        deal = self._register(self.partner_a).sudo()
        page = self.resubmit(deal, **self.form_data(visibility="organization"))
        self.assertEqual((page.status, deal.visibility), (422, "contact"))
        deal.with_user(self.channel_own).write({"decision_note": "Which plant?"})
        deal.with_user(self.channel_own).action_return()
        page = self.resubmit(deal, **self.form_data(visibility="organization"))
        self.assertEqual((page.status, deal.visibility), (303, "organization"))

    # ----------------------------------------------------------------------- its files

    def test_files_of_a_draft_can_be_removed_and_nothing_typed_is_lost(self):
        files = self.attach(("one.pdf", b"%PDF-1.7"), ("two.pdf", b"%PDF-1.7"))
        draft = self.draft(files=files)
        page = self.edit(draft)
        self.assertEqual(len(page.all("//button[@name='remove_kept']")), 2)
        [button] = page.all("//button[@aria-label='Remove one.pdf']")
        typed = self.form_data(name="Half", contact_email="ann@", comments="Typed")
        one = button.get("value")
        page = self.resubmit(draft, **typed, remove_kept=one)
        self.assertEqual(page.status, 200)
        self.assertEqual(page.value("name"), "Half")
        self.assertEqual(page.value("contact_email"), "ann@")
        self.assertEqual(
            draft._shared_messages_sudo().attachment_ids.mapped("name"), ["two.pdf"]
        )
        self.assertFalse(self.env["ir.attachment"].browse(int(one)).exists())
        two = page.all("//button[@name='remove_kept']")[0].get("value")
        self.resubmit(draft, **typed, remove_kept=two)
        self.assertFalse(draft._shared_messages_sudo())
        self.assertEqual(draft.state, "draft")

    def test_only_the_author_and_only_in_a_draft(self):
        deal = self._register(self.partner_a, token="t", name="Sent").sudo()
        deal._post_shared_sudo(
            "See here", self._upload(self.partner_a, "u").attachment_id
        )
        number = str(deal._shared_messages_sudo().attachment_ids.id)
        for user, status in ((self.partner_a, 422), (self.partner_b, 404)):
            self.login(user)
            address = f"/registrations/{deal.id}/resubmit"
            page = self.send(address, {"remove_kept": number}, user=user)
            self.assertEqual(page.status, status)
        deal.with_user(self.channel_own).write({"decision_note": "Which plant?"})
        deal.with_user(self.channel_own).action_return()
        page = self.edit(deal)
        self.assertFalse(page.all("//button[@name='remove_kept']"))
        self.resubmit(deal, **self.form_data(), remove_kept=number)
        self.assertTrue(self.env["ir.attachment"].browse(int(number)).exists())

    def test_files_of_another_draft_stay(self):
        files = self.attach(("one.pdf", b"%PDF-1.7"))
        other = self.draft(files=files)
        draft = self.draft()
        number = other._shared_messages_sudo().attachment_ids.id
        for wrong in (number, number + 10**6, "x", "", 10**30):
            page = self.resubmit(draft, **self.form_data(), remove_kept=wrong)
            self.assertEqual(page.status, 200)
        self.assertTrue(other._shared_messages_sudo().attachment_ids)

    def test_discarding_asks_in_a_dialog_that_names_the_draft(self):
        draft = self.draft(name="Perhaps")
        page = self.visit(f"/registrations/{draft.id}", user=self.partner_a)
        [dialog] = page.all("//*[@id='prm_discard'][@role='dialog']")
        self.assertEqual(dialog.get("aria-modal"), "true")
        self.assertIn("Perhaps", dialog.text_content())
        buttons = page.texts("//*[@id='prm_discard']//button[@type='submit']")
        self.assertEqual(buttons, [f"Discard {draft.number}"])
        deal = self._register(self.partner_a)
        page = self.visit(f"/registrations/{deal.id}")
        self.assertFalse(page.all("//*[@id='prm_discard']"))
