"""The partner's page says what happened, and nothing that did not."""

from datetime import timedelta

from odoo import fields
from odoo.tests import tagged

from ..common import PrmCase


@tagged("-at_install", "post_install")
class TestRegistrationSteps(PrmCase):
    def steps(self, deal):
        """Return (label, how) of each step of the author's page."""
        return [
            (step["label"], step["state"])
            for step in deal.with_user(self.partner_a)._portal_page()["stepper"]
        ]

    def done(self, deal):
        return [label for label, how in self.steps(deal) if how == "done"]

    def decide(self, deal, kind, button):
        desk = deal.with_user(self.channel_admin)
        desk.write({"reason_id": self.reasons[kind].id, "decision_note": "Sorry"})
        getattr(desk, button)()

    # What is done to a registration, by name.

    def review(self, deal):
        deal.with_user(self.channel_own).action_start_review()

    def give_back(self, deal):
        self.decide(deal, "return", "action_return")

    def cancel(self, deal):
        self.decide(deal, "cancellation", "action_cancel")

    def reject(self, deal):
        self.decide(deal, "rejection", "action_reject")

    def withdraw(self, deal):
        deal._withdraw(self.reasons["withdrawal"].id)

    def expire(self, deal):
        deal.sudo()._move_to("expired")

    def lose(self, deal):
        deal.with_env(self.env).lead_id.action_set_lost()

    def nothing(self, _deal):
        pass

    def ways(self):
        """Return (what is done before, how it ends, what was reached, the end)."""
        first, both = ["Submitted"], ["Submitted", "Review"]
        approved = [*both, "Approved"]
        stage = self.portal._default_stage().name
        return (
            (self.nothing, self.cancel, first, "Cancelled"),
            (self.review, self.cancel, both, "Cancelled"),
            (self.give_back, self.cancel, both, "Cancelled"),
            (self._approve, self.cancel, approved, "Cancelled"),
            (self.nothing, self.withdraw, first, "Withdrawn"),
            (self.review, self.withdraw, both, "Withdrawn"),
            (self.give_back, self.withdraw, both, "Withdrawn"),
            (self.nothing, self.reject, both, "Not accepted"),
            (self._approve, self.expire, approved, "Protection ended"),
            (self._approve, self.lose, [*approved, stage], "Lost"),
        )

    # -------------------------------------------------------------------- endings

    def test_what_ended_closes_with_its_own_word_after_what_happened(self):
        for before, end, reached, word in self.ways():
            deal = self._register()
            before(deal)
            state = deal.state
            end(deal)
            with self.subTest(state=state, end=word):
                steps = self.steps(deal)
                self.assertEqual(steps[-1], (word, "ended"))
                done = [label for label, how in steps[:-1] if how == "done"]
                self.assertEqual(done, reached)
                self.assertFalse({"todo", "current"} & {how for _l, how in steps})
                page = deal.with_user(self.partner_a)._portal_page()
                self.assertFalse(page["protection"])
                self.assertFalse(deal.is_protected)
                self.assertTrue(page["next_step"])

    def test_a_won_deal_ends_at_won_and_ticks_no_stage_that_was_jumped_over(self):
        deal = self._register()
        lead = self._approve(deal)
        stages = (
            deal.env["prm.registration.progress"]
            ._pipeline_stages_sudo(deal)
            .filtered(lambda stage: not stage.is_won)
        )
        lead.action_set_won()
        labels = [label for label, _how in self.steps(deal)]
        self.assertEqual(self.steps(deal)[-1], ("Won", "done"))
        self.assertEqual(labels[:3], ["Submitted", "Review", "Approved"])
        for stage in stages[1:]:
            self.assertNotIn(stage.name, labels)
        self.assertFalse(deal._portal_page()["protection"])

    def test_what_is_reviewed_again_is_not_approved(self):
        deal = self._register()
        self._approve(deal)
        self.decide(deal, "cancellation", "action_cancel")
        self.decide(deal, "reopening", "action_reopen")
        self.assertEqual(self.done(deal), ["Submitted"])
        self.assertIn(("Review", "current"), self.steps(deal))
        self.decide(deal, "rejection", "action_reject")
        self.assertNotIn("Approved", self.done(deal))

    # ----------------------------------------------------------------- on the way

    def test_an_open_deal_without_a_stage_is_approved_and_not_won(self):
        deal = self._register()
        lead = self._approve(deal)
        lead.stage_id = False
        self.assertEqual(deal.outcome, "open")
        steps = dict(self.steps(deal))
        self.assertEqual(steps["Approved"], "current")
        self.assertEqual(steps["Won"], "todo")

    def test_stages_that_were_jumped_over_are_passed_and_not_ticked(self):
        deal = self._register()
        lead = self._approve(deal)
        stages = deal.env["prm.registration.progress"]._pipeline_stages_sudo(deal)
        self.assertGreater(len(stages), 3)
        lead.stage_id = stages[2]
        steps = dict(self.steps(deal))
        self.assertEqual(steps[stages[1].name], "passed")
        self.assertEqual(steps[stages[2].name], "current")
        self.assertEqual(steps[stages[3].name], "todo")

    def test_a_returned_one_is_submitted_and_stands_at_the_partner_s_input(self):
        deal = self._register()
        self.decide(deal, "return", "action_return")
        steps = self.steps(deal)
        self.assertEqual(
            steps[:2], [("Submitted", "done"), ("Input needed", "current")]
        )

    def test_a_draft_has_done_nothing_yet(self):
        deal = self._register(submit=False)
        self.assertEqual(self.done(deal), [])
        self.assertEqual(self.steps(deal)[0], ("Submitted", "current"))

    def test_what_was_shared_was_neither_submitted_nor_reviewed(self):
        deal = self.env["prm.registration"].create(
            {
                "name": "Shared deal",
                "partnership_id": self.partnership_a.id,
                "contact_id": self.partner_a.partner_id.id,
                "origin": "shared",
                "state": "approved",
            }
        )
        lead = self.env["crm.lead"].create({"name": "Shared", "type": "opportunity"})
        deal._write_guarded({"lead_id": lead.id})
        labels = [label for label, _how in self.steps(deal)]
        self.assertEqual(labels[0], "Shared")
        self.assertFalse({"Submitted", "Review", "Approved"} & set(labels))
        headline = deal.with_user(self.partner_a)._portal_page()["headline"]
        self.assertEqual(headline, "Shared with you.")

    def test_the_page_says_how_a_deal_came_to_its_person(self):
        mine = {"contact_id": self.partner_a.partner_id.id}
        for origin, state, label in (
            ("shared", "approved", "Shared with"),
            ("offered", "offered", "Offered to"),
        ):
            deal = self.env["prm.registration"].create(
                {
                    "name": f"Deal {origin}",
                    "partnership_id": self.partnership_a.id,
                    "origin": origin,
                    "state": state,
                    **mine,
                }
            )
            with self.subTest(origin=origin):
                rows = dict(deal.with_user(self.partner_a)._portal_page()["deal"])
                self.assertEqual(rows[label], self.partner_a.partner_id.name)
                self.assertNotIn("Registered by", rows)
        own = dict(self._register().with_user(self.partner_a)._portal_page()["deal"])
        who = own["Representative, registered by"]
        self.assertEqual(who, self.partner_a.partner_id.name)

    # ----------------------------------------------------------------- who and when

    def test_what_is_sent_again_is_not_told_as_the_first_time(self):
        deal = self._register()
        self.give_back(deal)
        values = self._form_values(self.partner_a)
        deal.with_user(self.partner_a)._resubmit(values, "again", submit=True)
        page = deal.with_user(self.partner_a)._portal_page()
        labels = [row["label"] for row in page["timeline"]]
        self.assertEqual(labels[0], "Submitted")
        self.assertEqual(labels[-1], "Submitted again")

    def test_a_supervisor_s_withdrawal_is_the_supervisor_s(self):
        deal = self._register()
        deal.with_user(self.supervisor_a)._withdraw(self.reasons["withdrawal"].id)
        name = self.supervisor_a.name
        for user, text in (
            (self.partner_a, f"{name} withdrew this registration."),
            (self.supervisor_a, "You withdrew this registration."),
        ):
            page = deal.with_user(user)._portal_page()
            self.assertEqual(page["headline"], text)

    def test_who_may_not_correct_it_reads_who_does(self):
        deal = self._register(visibility="organization")
        self.decide(deal, "return", "action_return")
        page = deal.with_user(self.colleague_a)._portal_page()
        self.assertIn(self.partner_a.partner_id.name, page["next_step"])
        page = deal.with_user(self.supervisor_a)._portal_page()
        self.assertTrue(page["next_step"].startswith("Correct it"))

    def test_a_late_promise_says_so_and_who_decides(self):
        deal = self._register()
        headline = self.headline(deal)
        self.assertTrue(headline.startswith("Waiting for review; a decision"))
        past = fields.Datetime.now() - timedelta(days=1)
        for state in ("submitted", "in_review"):
            deal.sudo().review_due_at = past
            self.assertTrue(self.headline(deal).startswith("We are late"), state)
            self.assertIn(self.channel_own.name, self.headline(deal))
            if state == "submitted":
                deal.with_user(self.channel_own).action_start_review()
        deal.sudo().review_due_at = False
        self.assertEqual(self.headline(deal), "We are reviewing it.")

    def headline(self, deal):
        return deal.with_user(self.partner_a)._portal_page()["headline"]

    def test_a_protection_that_is_over_is_not_promised(self):
        deal = self._register()
        self._approve(deal)
        self.assertTrue(self.headline(deal).startswith("Approved and protected until"))
        yesterday = fields.Date.today() - timedelta(days=2)
        deal.sudo()._write_guarded({"protection_end": yesterday})
        self.assertTrue(self.headline(deal).startswith("The protection ended on"))
        deal.sudo()._write_guarded({"protection_end": False})
        self.assertEqual(self.headline(deal), "Approved.")
