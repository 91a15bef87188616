"""What a draft keeps, and what is checked when it is submitted."""

from datetime import date

from odoo.tests import BaseCase, tagged

from .form_common import EXISTING, NEW_COMPANY, WRONG_SHAPE, parse


@tagged("prm_forms", "prm_once")
class TestUnfinished(BaseCase):
    """A draft is what was typed so far; a submission is complete."""

    def test_a_draft_keeps_what_is_half_typed(self):
        for name, typed, code in WRONG_SHAPE:
            with self.subTest(name=name, typed=typed):
                params = NEW_COMPANY | {name: typed, "action": "draft"}
                form = parse(params, owner_choice=True)
                self.assertEqual(form.raw[name], typed)
                if code in ("choice_invalid", "too_long"):
                    self.assertEqual(form.errors, {name: code})
                    continue
                self.assertEqual(form.errors, {})
                kept = form.unfinished.get(name) or form.values[name]
                self.assertEqual(kept, typed)

    def test_a_closing_of_the_past_is_refused_and_kept_in_a_draft(self):
        today = date(2026, 5, 10)
        rules = {"today": today}
        past = EXISTING | {"date_closing": "2026-05-09"}
        self.assertEqual(parse(past, **rules).errors, {"date_closing": "date_past"})
        form = parse(past | {"action": "draft"}, **rules)
        self.assertEqual(form.errors, {})
        self.assertEqual(form.values["date_closing"], date(2026, 5, 9))
        for day in ("2026-05-10", "2026-05-11", ""):
            self.assertTrue(parse(EXISTING | {"date_closing": day}, **rules).is_valid)

    def test_a_closing_that_was_submitted_before_may_stay(self):
        rules = {"today": date(2026, 5, 10), "settled_closing": date(2026, 3, 1)}
        old = EXISTING | {"date_closing": "2026-03-01"}
        self.assertTrue(parse(old, **rules).is_valid)
        other = EXISTING | {"date_closing": "2026-03-02"}
        self.assertEqual(parse(other, **rules).errors, {"date_closing": "date_past"})

    def test_what_is_wrong_with_closed_fields_is_not_told(self):
        closed = frozenset({"customer_id", "name"})
        form = parse(EXISTING | {"customer_id": "", "name": ""}, closed=closed)
        self.assertEqual(form.errors, {})

    def test_a_text_without_a_choice_asks_for_the_choice(self):
        typed = EXISTING | {"customer_id": "", "customer_id_typed": "Acme"}
        self.assertEqual(parse(typed).errors, {"customer_id": "match_missing"})
        self.assertEqual(parse(typed | {"customer_id": "7"}).errors, {})
        form = parse(typed | {"action": "draft"})
        self.assertEqual(form.unfinished, {"customer_id_typed": "Acme"})
        new = NEW_COMPANY | {"customer_id_typed": "Acme", "action": "draft"}
        self.assertEqual(parse(new).unfinished, {})
