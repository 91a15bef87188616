"""The home page and the page of a registration: what they show, what may be done."""

import uuid

from odoo.tests import tagged

from ..http_common import Page, PrmHttpCase

KB = 1024


@tagged("post_install", "-at_install")
class TestPortalPages(PrmHttpCase):
    """Each page shows what is so, and offers what is allowed."""

    def open(self, registration, user=None, kind="registrations"):
        return self.visit(f"/{kind}/{registration.id}", user=user or self.partner_a)

    def act(self, registration, action, **data):
        address = f"/registrations/{registration.id}/{action}"
        return self.send(address, data, user=self.partner_a)

    # ---------------------------------------------------------------------------- home

    def test_home_counts_and_leads_to_the_lists(self):
        self._register(self.partner_a)
        self._register(self.partner_a, name="Unfinished", submit=False)
        self._approve(self._register(self.partner_a)).action_set_won()
        page = self.visit(user=self.partner_a)
        counters = {
            link.get("data-counter"): link for link in page.has_class("prm_counter")
        }
        self.assertEqual(len(counters), 4)
        for link in counters.values():
            count = int(link.text_content().split()[0])
            listed = self.visit(link.get("href"))
            self.assertEqual(len(listed.rows), count, link.get("href"))
        self.assertIn("Unfinished", " ".join(page.texts("//main")))

    def test_home_shows_the_partner_manager(self):
        self.channel_own.partner_id.phone = "+49 30 998877"
        [card] = self.visit(user=self.partner_a).has_class("prm_manager")
        text = card.text_content()
        for value in (self.channel_own.name, self.channel_own.email, "+49 30 998877"):
            self.assertIn(value, text)

    def test_the_button_to_register_is_on_every_page_but_the_form(self):
        registration = self._register(self.partner_a)
        record = f"/registrations/{registration.id}"
        for user in (self.partner_a, self.partner_b):
            self.login(user)
            for address in ("", "/registrations", "/opportunities", record):
                self.assertTrue(self.visit(address).has_class("prm_register"), address)
        self.assertFalse(self.visit("/registrations/new").has_class("prm_register"))

    def test_website_mail_and_phone_of_the_customer_are_links(self):
        deal = self._register(
            self.partner_a,
            customer_website="https://www.links.example",
            contact_email="info@links.example",
            contact_phone="+49 30 1234567",
        )
        links = set(self.open(deal).all("//dd/a/@href"))
        wanted = {"https://www.links.example", "mailto:info@links.example"}
        self.assertLessEqual(wanted | {"tel:+49301234567"}, links)

    def test_an_empty_home_tells_what_to_do_first_once(self):
        steps = "//ol[contains(@class, 'numbered')]/li"
        page = self.visit(user=self.partner_b)
        self.assertTrue(page.has_class("prm_first_steps"))
        self.assertFalse(page.all(steps))
        rows = self.portal.widget_ids
        rows.filtered(lambda row: row.key == "first_steps").visible = False
        page = self.visit()
        self.assertFalse(page.has_class("prm_first_steps"))
        self.assertEqual(len(page.all(steps)), 3)
        self._register(self.partner_b)
        self.assertFalse(self.visit().all(steps))

    def test_the_account_page_has_one_card_for_partners_only(self):
        page = self.visit("/my/home", user=self.partner_a)
        self.assertEqual(len(page.all("//a[@href='/partner']")), 1)
        page = self.visit("/my", user=self.portal_user)
        self.assertFalse(page.all("//a[@href='/partner']"))

    def test_a_page_says_its_language_and_where_its_lines_begin(self):
        page = self.visit(user=self.partner_a)
        self.assertEqual(page.has_class("prm_portal")[0].get("dir"), "ltr")
        self.partner_a.lang = self.add_language("ar_001").code
        page = Page(self.url_open(f"/ar{self.HOME}", allow_redirects=False))
        self.assertEqual(page.all("//html")[0].get("lang"), "ar-001")
        self.assertEqual(page.has_class("prm_portal")[0].get("dir"), "rtl")

    def test_the_current_section_is_marked(self):
        self.login(self.partner_a)
        for address, label in (
            ("", "Home"),
            ("/registrations", "Registrations"),
            ("/registrations/new", "Registrations"),
            ("/opportunities", "Opportunities"),
        ):
            page = self.visit(address)
            current = page.texts("//ul[contains(@class, 'prm_nav')]//a[@aria-current]")
            self.assertEqual(current, [label])

    # ------------------------------------------------------------- of one registration

    def test_the_page_shows_the_deal_and_where_it_stands(self):
        registration = self._register(self.partner_a, budget="20 000", comments="Hi")
        page = self.open(registration)
        text = " ".join(page.texts("//main"))
        for value in (registration.number, registration.customer_name, "20 000", "Hi"):
            self.assertIn(value, text)
        self.assertEqual(len(page.texts("//main//h1")), 1)
        current = page.all("//ol[contains(@class, 'prm_stepper')]//*[@aria-current]")
        self.assertEqual([step.get("data-step") for step in current], ["review"])

    def test_the_facts_come_before_the_conversation_on_a_phone(self):
        deal = self._register(customer_name="Facts first", comments="And a word")
        page = self.visit(f"/registrations/{deal.id}", user=self.partner_a)
        facts = page.text.index("Facts first", page.text.index("<h2"))
        self.assertLess(facts, page.text.index("And a word"))

    def test_the_next_step_is_the_one_filled_button(self):
        def filled(page):
            # A dialog that is closed has a next step of its own.
            links = page.has_class("prm_portal")[0].xpath(
                ".//*[self::a or self::button]"
                "[not(ancestor::*[contains(@class, 'modal')])]"
            )
            return [
                each.get("class").split()[0]
                for each in links
                if "btn-primary" in (each.get("class") or "").split()
            ]

        self.assertEqual(filled(self.open(self._register())), ["prm_register"])
        draft = self._register(submit=False)
        self.assertEqual(filled(self.open(draft)), ["prm_edit"])

    def test_the_card_to_mute_a_deal_stands_below_the_conversation(self):
        """Where there is no conversation, it stands among the facts."""
        mute = "//section[contains(@class, 'prm_mute')]/ancestor::div[%s]"
        beside = mute % "contains(@class, 'order-lg-last')"
        deal = self._register()
        page = self.open(deal)
        self.assertTrue(page.all(mute % "contains(@class, 'col-lg-8')"))
        self.assertFalse(page.all(beside))
        self.portal.block_ids.visible = False
        self.assertEqual(len(self.open(deal).all(beside)), 1)

    def test_facts_that_stand_alone_fill_the_page(self):
        wide = "//dl/ancestor::div[contains(@class, 'prm_columns')]"
        deal = self._register()
        self.assertEqual(self.open(deal).all(wide), [])
        draft = self._register(submit=False)
        self.assertTrue(self.open(draft).all(wide))
        self.portal.block_ids.visible = False
        self.assertTrue(self.open(deal).all(wide))

    def test_the_page_follows_the_pipeline_until_it_is_won(self):
        registration = self._register(self.partner_a)
        lead = self._approve(registration)
        page = self.open(registration, kind="opportunities")
        [current] = page.all("//ol[contains(@class, 'prm_stepper')]//*[@aria-current]")
        self.assertIn(lead.stage_id.name, current.text_content())
        lead.action_set_won()
        page = self.open(registration, kind="opportunities")
        self.assertIn("Won", page.texts("//h1/following-sibling::span"))
        self.assertFalse(page.all("//*[@data-step-state='todo']"))

    def test_the_page_is_small_and_carries_no_tokens(self):
        registration = self._register(self.partner_a, comments="Hello")
        page = self.open(registration)
        size = len(page.response.content)
        # With website comes its menu, footer and more, which is not ours.
        if "website" not in self.env.registry._init_modules:
            self.assertLess(size, 60 * KB)
        self.assertNotIn("access_token", page.text)

    def test_internal_notes_and_vendor_data_never_appear(self):
        registration = self._register(self.partner_a)
        lead = self._approve(registration)
        lead.sudo().write({"description": "<p>Secret of the lead</p>"})
        registration.sudo().message_post(body="Secret note")
        lead.message_post(body="Secret of the lead's chatter")
        for kind in ("registrations", "opportunities"):
            self.assertNotIn("Secret", self.open(registration, kind=kind).text)

    # ------------------------------------------------------------------------ messages

    def test_a_comment_is_posted_once_and_shown(self):
        registration = self._register(self.partner_a)
        token = uuid.uuid4().hex
        for _turn in range(2):
            page = self.act(
                registration,
                "comments",
                comment="Any <b>news</b>?",
                submission_token=token,
            )
            self.assertEqual(page.status, 303)
        page = self.open(registration)
        self.assertEqual(len(page.has_class("prm_message")), 1)
        self.assertIn("Any &lt;b&gt;news&lt;/b&gt;?", page.text)

    def test_an_empty_comment_is_refused_at_its_field(self):
        registration = self._register(self.partner_a)
        page = self.act(registration, "comments", comment="  \0 ")
        self.assertEqual((page.status, set(page.errors)), (422, {"comment"}))

    def test_a_refused_file_keeps_the_comment(self):
        registration = self._register(self.partner_a)
        address = f"/registrations/{registration.id}/comments"
        files = self.attach(("run.exe", b"MZ"))
        page = self.send(address, {"comment": "Read it"}, files, user=self.partner_a)
        self.assertEqual((page.status, set(page.errors)), (422, {"attachments"}))
        self.assertEqual(page.value("comment"), "Read it")
        self.assertFalse(self.open(registration).has_class("prm_message"))

    # ----------------------------------------------------------- withdraw and discard

    def test_an_undecided_registration_is_withdrawn_with_a_reason(self):
        registration = self._register(self.partner_a)
        reason = self.reasons["withdrawal"]
        wrong = self.reasons["rejection"]
        for value in ("", "x", "9" * 30, wrong.id):
            page = self.act(registration, "withdraw", reason_id=value, note="Too late")
            self.assertEqual((page.status, set(page.errors)), (422, {"reason"}))
            self.assertEqual(page.value("note"), "Too late")
        page = self.act(registration, "withdraw", reason_id=reason.id)
        self.assertEqual(page.status, 303)
        self.assertEqual(registration.state, "withdrawn")

    def test_a_decided_registration_is_not_withdrawn(self):
        registration = self._register(self.partner_a)
        self._approve(registration)
        self.assertFalse(self.open(registration).has_class("prm_open_withdraw"))
        reason = self.reasons["withdrawal"]
        page = self.act(registration, "withdraw", reason_id=reason.id)
        self.assertEqual(page.status, 422)
        self.assertEqual(registration.state, "approved")

    def test_the_author_discards_a_draft_and_nothing_else(self):
        draft = self._register(self.partner_a, submit=False)
        submitted = self._register(self.partner_a)
        self.assertTrue(self.open(draft).has_class("prm_discard"))
        self.assertFalse(self.open(submitted).has_class("prm_discard"))
        self.assertEqual(self.act(submitted, "discard").status, 422)
        page = self.act(draft, "discard")
        self.assertEqual(page.location.partition("?")[0], f"{self.HOME}/registrations")
        self.assertFalse(draft.exists())
        self.assertTrue(submitted.exists())
