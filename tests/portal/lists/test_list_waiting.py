"""What waits for a person stands above the list, and is a filter."""

from odoo.fields import Domain
from odoo.tests import tagged

from ....policy.registration_moves import WITH_OPPORTUNITY
from ...http_common import PrmHttpCase
from .list_common import ListData


@tagged("post_install", "-at_install")
class TestListWaiting(ListData, PrmHttpCase):
    def waiting(self, address="/registrations", user=None, **params):
        page = self.visit(address, user=user, **params)
        return page.texts("//section[contains(@class, 'prm_waiting')]//li")

    def ask(self, deal):
        """Ask of a deal whether it is still active."""
        question = {"registration_id": deal.id, "answer_until": "2099-01-01"}
        self.env["prm.progress.question"].create(question)
        self._forget()

    def test_what_waits_is_on_top_with_what_to_do(self):
        draft = self._register(name="Mine", submit=False)
        returned = self._returned(name="Back")
        self._register(name="Sent")
        found = self.waiting(user=self.partner_a)
        self.assertEqual(
            found,
            [
                f"Correct and resubmit: {returned.number} Back",
                f"Finish your draft: {draft.number} Mine",
            ],
        )
        rows = self.rows_of(filterby="waiting")
        self.assertEqual(rows, {"Mine", "Back"})

    def test_a_question_about_progress_waits_in_both_lists(self):
        deal = self._open(name="Silent")
        self._open(name="Busy")
        self.login(self.partner_a)
        self.assertEqual(self.waiting("/opportunities"), [])
        self.ask(deal)
        for address in ("/registrations", "/opportunities"):
            [row] = self.waiting(address)
            self.assertIn("whether the deal is still active", row)
            self.assertEqual(self.rows_of(address, filterby="waiting"), {"Silent"})

    def test_no_opportunity_is_still_to_be_sent(self):
        """So the list of opportunities does not look for any above it."""
        scope = self.env["prm.registration.scope"].with_user(self.partner_a)
        states = {
            condition.value
            for domain in scope._input_domains()
            for condition in domain.iter_conditions()
            if condition.field_expr == "state"
        }
        self.assertEqual(states, {"draft", "action_required"})
        self.assertFalse(states & WITH_OPPORTUNITY)
        self.assertEqual(scope._waiting_domains("opportunities"), [])

    def test_the_home_counts_all_that_waits(self):
        self._register(name="Mine", submit=False)
        self.ask(self._open(name="Silent"))
        home = self.visit(user=self.partner_a)
        [counter] = home.all("//a[@data-counter='input']")
        self.assertEqual(counter.text_content().split(), ["2", "Waiting", "for", "you"])
        listed = self.visit(counter.get("href"))
        self.assertEqual(set(listed.rows), {"Mine", "Silent"})
        self.assertEqual(len(self.waiting()), 2)

    def test_what_waits_for_two_reasons_is_counted_once(self):
        names = [self._register(name=name).name for name in ("One", "Two")]
        self._register(self.partner_b, name="One")
        scope = self.env["prm.registration.scope"].with_user(self.partner_a)
        both = tuple(Domain("name", "in", names[:count]) for count in (1, 2))
        self.assertEqual(scope._counts([both, both[0], both[:1]]), ["2", "1", "1"])
        self.assertEqual(scope._counts([(Domain.FALSE, both[0])]), ["1"])

    def test_it_is_gone_once_something_is_asked_for(self):
        self._register(submit=False)
        self.login(self.partner_a)
        self.assertTrue(self.waiting())
        self.assertTrue(self.waiting(sortby="name"))
        for params in ({"search": "x"}, {"state": "draft"}, {"filterby": "waiting"}):
            self.assertEqual(self.waiting(**params), [], params)

    def test_more_than_three_are_behind_a_link(self):
        for _turn in range(3):
            self._register(submit=False)
        page = self.visit("/registrations", self.partner_a)
        self.assertFalse(page.all("//a[contains(@href, 'filterby=waiting')]"))
        self._register(submit=False)
        page = self.visit("/registrations")
        self.assertTrue(page.all("//a[contains(@href, 'filterby=waiting')]"))
        self.assertEqual(len(self.waiting()), 3)

    def test_what_waits_for_others_does_not_wait_for_me(self):
        self._register(self.colleague_a, submit=False)
        self._returned(self.colleague_a, name="Aaron's", visibility="organization")
        self.ask(self._open(self.colleague_a, name="Asked"))
        for user, count in (
            (self.partner_a, 0),
            (self.partner_b, 0),
            (self.colleague_a, 3),
            (self.supervisor_a, 2),
        ):
            self.assertEqual(len(self.waiting(user=user)), count, user.login)

    def test_the_newest_are_found_of_one_state_after_the_other_each_once(self):
        drafts = [self._register(submit=False).id for _number in range(3)]
        sent = [self._register().id for _number in range(2)]
        foreign = self._register(self.partner_b, submit=False).id
        scope = self.env["prm.registration.scope"].with_user(self.partner_a)
        of = {key: Domain("state", "=", key) for key in ("draft", "submitted")}

        def newest(domains, limit):
            return list(scope._newest(domains, limit, ["name"])._ids)

        found = newest([of["submitted"], of["draft"], of["draft"]], 9)
        self.assertEqual(found, [*reversed(sent), *reversed(drafts)])
        self.assertNotIn(foreign, found)
        self.assertEqual(newest([*of.values()], 2), drafts[:0:-1])
        self.assertEqual(newest([Domain("state", "=", "expired")], 2), [])
