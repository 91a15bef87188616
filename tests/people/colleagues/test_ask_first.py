"""What cannot be undone asks first, in a dialog whose button says what it does."""

from odoo.tests import tagged

from ...portal.picture_common import picture
from .colleague_common import LIST, ColleagueCase


@tagged("post_install", "-at_install")
class TestAskFirst(ColleagueCase):
    def assertAsks(self, page, dialog, verb, action):
        """Look for a dialog, its opener, and for no other button that does it."""
        [found] = page.all(f"//*[@id='{dialog}'][@role='dialog']")
        self.assertEqual(found.get("aria-modal"), "true")
        for name in ("aria-labelledby", "aria-describedby"):
            self.assertTrue(page.all(f"//*[@id='{found.get(name)}']"), name)
        self.assertTrue(
            page.all(f"//button[@type='button'][@data-bs-target='#{dialog}']")
        )
        [form] = found.xpath(".//form")
        self.assertEqual(form.get("action"), f"{self.HOME}{action}")
        [button] = form.xpath(".//button[@type='submit']")
        self.assertEqual(button.text_content().strip(), verb)
        self.assertEqual(len(page.all(f"//form[@action='{self.HOME}{action}']")), 1)

    def one(self, user):
        address = f"{LIST}/{self.member(user).id}"
        return self.visit(address, self.supervisor_a), address

    def test_to_hand_over_asks_to_whom_and_whether(self):
        page, address = self.one(self.partner_a)
        verb = "Hand over all open deals"
        self.assertAsks(page, "prm_hand_over", verb, f"{address}/hand-over")
        [choice] = page.all("//*[@id='prm_hand_over']//select[@name='heir']")
        self.assertEqual(choice.get("required"), "required")
        own, address = self.one(self.supervisor_a)
        self.assertAsks(own, "prm_hand_over", verb, f"{address}/hand-over")

    def test_what_is_refused_stands_at_the_button_that_opens_the_dialog(self):
        page = self.act(self.member(self.partner_a), "hand-over", heir="")
        self.assertEqual(page.status, 422)
        self.assertIn("heir", page.errors)
        [opener] = page.all("//*[@id='prm_heir']")
        self.assertEqual(opener.get("aria-describedby"), "prm_heir_error")
        self.assertEqual(opener.get("data-bs-target"), "#prm_hand_over")

    def test_to_end_an_access_asks(self):
        page, address = self.one(self.partner_a)
        self.assertAsks(page, "prm_end", "End access", f"{address}/end")

    def test_to_withdraw_an_invitation_asks_about_this_one(self):
        self.invite("a@new.example.com, b@new.example.com")
        page = self.visit(LIST, self.supervisor_a)
        self.assertTrue(page.all("//*[@id='prm_withdraw'][@role='dialog']"))
        openers = page.all("//button[@data-bs-target='#prm_withdraw']")
        about = {
            each.get("data-prm-name"): each.get("data-prm-url") for each in openers
        }
        self.assertEqual(
            about,
            {
                each.email: f"{self.HOME}{LIST}/invitations/{each.id}/withdraw"
                for each in self.invitations()
            },
        )
        self.assertTrue(all(each.get("type") == "button" for each in openers))

    def test_to_remove_the_own_picture_asks(self):
        self.partner_a.partner_id.image_1920 = picture()
        page = self.visit("/profile", self.partner_a)
        [form] = page.all("//*[@id='prm_remove'][@role='dialog']//form")
        self.assertTrue(form.get("action").startswith(f"{self.HOME}/profile"))
        [button] = form.xpath(".//button[@type='submit']")
        self.assertEqual(button.text_content().strip(), "Remove the picture")
        self.assertFalse(page.all("//button[@type='submit'][@name='remove']"))
        answer = self.send(form.get("action").removeprefix(self.HOME), {"remove": "1"})
        self.assertEqual(answer.status, 303)
        self.assertFalse(self.partner_a.partner_id.image_1920)
