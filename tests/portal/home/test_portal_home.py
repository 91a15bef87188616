"""The home asks each person for what this person may do, and for nothing else."""

from odoo.tests import tagged

from ...http_common import PrmHttpCase


@tagged("post_install", "-at_install")
class TestPortalHome(PrmHttpCase):
    """Next steps, their counter and the list behind it agree."""

    def asked(self, user):
        """Return what the home asks for; counter and list say the same."""
        page = self.visit(user=user)
        [counter] = page.all("//*[@data-counter='input']")
        listed = self.visit(counter.get("href")).rows
        self.assertEqual(int(counter.text_content().split()[0]), len(listed))
        portal = self.env["prm.portal"].with_user(user)._for_user()
        home = portal.env["prm.home.page"]._page(portal)
        shown = [step["text"] for step in home["next_steps"]]
        self.assertEqual(len(shown), len(listed))
        for name in listed:
            self.assertTrue(any(name in text for text in shown), name)
        return set(listed)

    def returned(self, user, **values):
        registration = self._register(user, **values)
        review = registration.with_user(self.channel_own)
        reason = self.reasons["return"].id
        review.write({"reason_id": reason, "decision_note": "What for?"})
        review.action_return()

    def test_only_who_may_edit_is_asked_for_input(self):
        shared = {"visibility": "organization"}
        self.returned(self.partner_a, name="Returned", **shared)
        self._register(self.partner_a, name="Draft", submit=False, **shared)
        self._register(self.supervisor_a, name="Alice's", submit=False)
        self.assertEqual(self.asked(self.partner_a), {"Returned", "Draft"})
        self.assertEqual(self.asked(self.colleague_a), set())
        self.assertEqual(self.asked(self.supervisor_a), {"Returned", "Alice's"})
        self.assertEqual(self.asked(self.supervisor_b), set())
