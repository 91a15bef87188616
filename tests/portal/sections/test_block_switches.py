"""Related information on the page of a deal: on or off, on the page and in the data."""

from odoo import models
from odoo.tests import tagged

from ....models.portal.blocks import Block
from ...common import PDF
from ...registry_common import declare
from ...security.security_common import RpcCase
from .section_common import SectionData

BLOCKS = "prm.portal.blocks"
HEADINGS = {
    "progress": "//section[@aria-label='Progress']",
    "conversation": "//section[@id='conversation']",
    "files": "//ul[contains(@class, 'prm_files')]",
    "history": "//ol[contains(@class, 'prm_timeline')]",
    "people": "//h2[text()='People']",
}


class MoreBlocks(models.AbstractModel):
    """What another addon would declare: offers beside the conversation."""

    _module = None
    _name = BLOCKS
    _inherit = [BLOCKS]

    def _entries(self):
        parcels = Block(
            key="parcels",
            label="Parcels",
            order=25,
            template="prm.portal_block_files",
            values=self._parcels,
        )
        return [*super()._entries(), parcels]

    def _parcels(self, registration):
        return {"parcels": [registration.number]}


@tagged("post_install", "-at_install")
class TestBlockSwitches(SectionData, RpcCase):
    def setUp(self):
        super().setUp()
        self.deal = self._open(name="Open one")
        self.message = self.vendor_posts(
            self.deal, "Zebra message", files=[("Zebra.txt", b"Zebra file")]
        )
        self.file = self.message.attachment_ids
        self._forget()
        self.login(self.partner_a)

    @property
    def address(self):
        return f"/registrations/{self.deal.id}"

    def shown(self):
        page = self.visit(self.address)
        return {key for key, xpath in HEADINGS.items() if page.all(xpath)}

    def test_each_block_is_there_or_not_and_the_others_stay(self):
        self.assertEqual(self.shown(), set(HEADINGS))
        for key in HEADINGS:
            self._show_block(key, False)
            self.assertEqual(self.shown(), set(HEADINGS) - {key}, key)
            self._show_block(key, True)
        self.assertEqual(self.shown(), set(HEADINGS))

    def test_what_is_off_is_not_even_asked_for(self):
        page = self.deal.with_user(self.partner_a)._portal_page()
        self.assertTrue(page["messages"] and page["people"] and page["timeline"])
        for key in HEADINGS:
            self._show_block(key, False)
        page = self.deal.with_user(self.partner_a)._portal_page()
        hidden = {"messages", "files", "people", "roles", "timeline", "stepper"}
        self.assertFalse(hidden & page.keys())

    def test_blocks_have_the_order_of_their_rows(self):
        def order():
            text = self.visit(self.address).text
            ids = ('id="conversation"', 'id="prm_files_title"', 'id="prm_history"')
            return sorted(ids, key=text.index)

        self.assertIn("conversation", order()[0])
        self._row("block", "history").sequence = 1
        self._forget()
        self.assertIn("prm_history", order()[0])

    # ----------------------------------------------------------------- conversation

    def messages(self):
        """Return what RPC reads of the message, by each way."""
        found = self.finds("mail.message", [("id", "=", self.message.id)])
        read = self.answer(self.rpc, "mail.message", "read", self.message.ids, ["body"])
        return found, isinstance(read, list)

    def test_without_the_conversation_its_messages_are_closed(self):
        self.assertEqual(self.messages(), (1, True))
        self._show_block("conversation", False)
        self.assertEqual(self.messages(), (0, False))
        self.login(self.supervisor_a)
        self.assertEqual(self.messages(), (0, False))
        self._show_block("conversation", True)
        self.login(self.partner_a)
        self.assertEqual(self.messages(), (1, True))

    def test_notifications_tell_nothing_of_it_either(self):
        mine = self.message.notification_ids.filtered(
            lambda each: each.res_partner_id == self.partner_a.partner_id
        )
        domain = [("id", "=", mine.id)]
        self.assertEqual(self.finds("mail.notification", domain), 1)
        self._show_block("conversation", False)
        self.assertEqual(self.finds("mail.notification", domain), 0)

    def test_without_the_conversation_a_comment_is_refused_by_page_and_by_mail(self):
        before = self.deal.sudo().message_ids
        self._show_block("conversation", False)
        self.assertFalse(self.visit(self.address).has_class("prm_comment_form"))
        answer = self.send(f"{self.address}/comments", {"comment": "Forged"})
        self.assertEqual(answer.status, 422)
        self.assertTrue("no conversations" in answer.text)
        self.assertEqual(self.deal.sudo().message_ids, before)
        self.assertFalse(self.deal.sudo()._is_open_to_mail_of(self.partner_a))
        self._show_block("conversation", True)
        self.assertTrue(self.deal.sudo()._is_open_to_mail_of(self.partner_a))
        answer = self.send(f"{self.address}/comments", {"comment": "Allowed"})
        self.assertEqual(answer.status, 303)

    def test_without_the_conversation_partners_get_no_mail_of_a_message(self):
        def told(text):
            message = self.vendor_posts(self.deal, text)
            return message.notified_partner_ids

        self.assertIn(self.partner_a.partner_id, told("First"))
        self._show_block("conversation", False)
        self.assertNotIn(self.partner_a.partner_id, told("Second"))
        self._show_block("conversation", True)
        self.assertIn(self.partner_a.partner_id, told("Third"))

    def test_the_form_asks_for_nothing_that_nobody_would_see(self):
        def asked():
            page = self.visit("/registrations/new")
            return {
                name
                for name in ("comments", "attachments")
                if page.all(f"//*[@name='{name}']")
            }

        self.assertEqual(asked(), {"comments", "attachments"})
        self._show_block("conversation", False)
        self.assertEqual(asked(), {"attachments"})
        self._show_block("files", False)
        self.assertEqual(asked(), set())
        answer = self.register_by_form(name="Quiet", comments="Forged words")
        self.assertEqual(answer.status, 303)
        deal = self.created(name="Quiet")
        self.assertFalse("Forged" in str(deal.message_ids.mapped("body")))

    # ------------------------------------------------------------------------ files

    def downloads(self):
        """Return the status of the file by our address, and whether it is shared."""
        self._forget()
        ours = self.get(f"{self.HOME}{self.address}/files/{self.file.id}").status_code
        return ours, self.file.with_user(self.partner_a).sudo()._prm_is_shared()

    def test_without_files_no_address_opens_one_and_the_conversation_shows_none(self):
        self.assertEqual(self.downloads(), (200, True))
        self._show_block("files", False)
        self.assertEqual(self.downloads(), (404, False))
        page = self.visit(self.address)
        self.assertTrue("Zebra message" in page.text)
        self.assertFalse("Zebra.txt" in page.text)
        self._show_block("files", True)
        self.assertEqual(self.downloads(), (200, True))

    def test_files_without_the_conversation_open_as_before(self):
        self._show_block("conversation", False)
        self.assertEqual(self.downloads(), (200, True))
        self.assertTrue("Zebra.txt" in self.visit(self.address).text)

    def test_without_files_every_upload_is_refused_and_the_text_is_kept(self):
        self._show_block("files", False)
        files = self.attach(("offer.pdf", PDF))
        token = "a" * 32
        answer = self.send("/files", {"submission_token": token}, files)
        self.assertEqual(answer.status, 422)
        comment = {"comment": "Typed text", "submission_token": token}
        answer = self.send(f"{self.address}/comments", comment, files)
        self.assertEqual(answer.status, 422)
        self.assertTrue("does not accept files" in answer.text)
        self.assertTrue("Typed text" in answer.text)
        answer = self.register_by_form(files=files, name="With file")
        self.assertEqual(answer.status, 422)
        self.assertEqual(answer.value("name"), "With file")
        self.assertFalse(self.env["prm.upload"].search([("token", "=", token)]))
        self.assertFalse(self.created(name="With file"))
        answer = self.send(f"{self.address}/comments", {"comment": "Text alone"})
        self.assertEqual(answer.status, 303)

    def test_files_that_wait_when_they_are_switched_off_are_not_sent(self):
        token = "b" * 32
        self._upload(self.partner_a, token)
        self._show_block("files", False)
        posted = self.deal.with_user(self.partner_a)._post_comment_sudo("Text", token)
        self.assertFalse(posted.attachment_ids)

    # --------------------------------------------------------------------- registry

    def test_a_block_of_another_addon_stands_at_its_place_and_may_be_off(self):
        service = self.registry[BLOCKS]
        former = service._base_classes__

        def restore():
            service._base_classes__ = service.__bases__ = former

        self.addCleanup(restore)
        declare(self.registry, MoreBlocks)
        service.__bases__ = service._base_classes__

        def keys():
            shown = self.env[BLOCKS]._shown(self.portal)
            usual = {"parcels", *HEADINGS}
            return [block.key for block in shown if block.key in usual]

        expected = ["progress", "conversation", "parcels", "files", "history", "people"]
        self.assertEqual(keys(), expected)
        page = self.deal.with_user(self.partner_a)._portal_page()
        self.assertEqual(page["parcels"], [self.deal.number])
        self.env["prm.portal"]._complete_all()
        self.assertEqual(self._row("block", "parcels").label, "Parcels")
        self._show_block("parcels", False)
        self.assertNotIn("parcels", keys())
