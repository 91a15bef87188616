"""Own questions of a portal: asked, answered, checked, read."""

from odoo.exceptions import AccessError, UserError, ValidationError
from odoo.tests import tagged

from .setup_common import FormSetupCase

SITE = {"type": "char", "string": "Site"}
NOTES = {"type": "text", "string": "Notes"}
SEATS = {"type": "integer", "string": "Seats"}
AREA = {"type": "float", "string": "Area"}
SIZE = {
    "type": "selection",
    "string": "Size",
    "selection": [["s", "Small"], ["l", "Large"]],
}
START = {"type": "date", "string": "Start"}
RIVAL = {"type": "boolean", "string": "Rival"}
ALL = (SITE, NOTES, SEATS, AREA, SIZE, START, RIVAL)
TYPED = {
    "question_site": "Quay 1",
    "question_notes": "one\ntwo",
    "question_seats": "1 500",
    "question_area": "12,5",
    "question_size": "l",
    "question_start": "2031-02-28",
    "question_rival": "1",
}
STORED = {
    "site": "Quay 1",
    "notes": "one\ntwo",
    "seats": 1500,
    "area": 12.5,
    "size": "l",
    "start": "2031-02-28",
    "rival": True,
}


@tagged("post_install", "-at_install")
class TestQuestions(FormSetupCase):
    """From the definition to the page of the registration."""

    # ------------------------------------------------------------------- on the form

    def test_without_questions_the_form_has_no_card_of_them(self):
        self.assertNotIn("Questions", self.form().texts("//legend"))
        self.ask(SITE)
        self.assertIn("Questions", self.form().texts("//legend"))

    def test_each_type_is_asked_stored_and_read(self):
        self.ask(*ALL)
        names = self.names(self.form())
        self.assertEqual([n for n in names if n in TYPED], [*TYPED])
        deal = self.registered(**TYPED)
        answers = {name: self.answer(deal, name) for name in STORED}
        self.assertEqual(answers, STORED)
        page = self.visit(f"/registrations/{deal.id}")
        rows = dict(zip(page.texts("//dl/dt"), page.texts("//dl/dd"), strict=True))
        for label, text in (
            ("Site", "Quay 1"),
            ("Notes", "one two"),
            ("Seats", "1,500"),
            ("Area", "12.5"),
            ("Size", "Large"),
            ("Start", "02/28/2031"),
            ("Rival", "Yes"),
        ):
            self.assertEqual(rows.get(label), text, label)

    def test_what_is_no_answer_is_refused_and_comes_back(self):
        self.ask(*ALL)
        for name, typed, sentence in (
            ("question_site", "x" * 256, "too long"),
            ("question_seats", "2.5", "whole number"),
            ("question_area", "1.500", "thousands"),
            ("question_size", "xl", "not available"),
            ("question_start", "soon", "not a date"),
        ):
            page = self.register_by_form(**{**TYPED, name: typed})
            self.assertEqual((page.status, [*page.errors]), (422, [name]))
            self.assertIn(sentence, page.errors[name])
            if name != "question_size":
                self.assertEqual(page.value(name), typed)
            self.assertEqual(page.value("question_notes"), "one\ntwo")

    def test_answers_may_be_left_open_and_taken_back(self):
        self.ask(*ALL)
        self.assertFalse(self.answer(self.registered(), "size"))
        deal = self.registered(action="draft", **TYPED)
        address = f"/registrations/{deal.id}"
        page = self.visit(f"{address}/edit")
        for name, typed in (("area", "12.5"), ("seats", "1500"), ("size", "l")):
            self.assertEqual(page.value(f"question_{name}"), typed)
        self.assertTrue(page.value("question_rival"))
        page = self.send(f"{address}/resubmit", self.form_data())
        self.assertEqual(page.status, 303, page.summary)
        for name in STORED:
            self.assertFalse(self.answer(deal, name), name)

    def test_zero_is_an_answer(self):
        self.ask(SEATS)
        self.arrange("question_seats", required=True)
        deal = self.registered(question_seats="0", action="draft")
        self.assertIs(type(self.answer(deal, "seats")), int)
        page = self.visit(f"/registrations/{deal.id}/edit")
        self.assertEqual(page.value("question_seats"), "0")
        page = self.visit(f"/registrations/{deal.id}")
        self.assertIn("0", page.texts("//dt[.='Seats']/following-sibling::dd[1]"))

    def test_a_draft_keeps_what_is_half_typed(self):
        self.ask(SEATS)
        deal = self.registered(question_seats="many", action="draft")
        page = self.visit(f"/registrations/{deal.id}/edit")
        self.assertEqual(page.value("question_seats"), "many")
        self.assertFalse(self.answer(deal, "seats"))

    def test_parameters_that_are_no_questions_are_dropped(self):
        self.ask(SITE)
        deal = self.registered(
            question_site="Quay", question_other="x", properties="{}", site="Forged"
        )
        self.assertEqual(deal.properties._values, {"site": "Quay"})
        self.assertEqual(len(self.portal.property_definition), 1)

    # ---------------------------------------------------------- arranged like fields

    def test_a_question_can_be_mandatory_hidden_moved_and_helped(self):
        self.ask(SITE, SEATS, RIVAL)
        self.arrange("question_site", required=True, sequence=9000, help_text="Where?")
        page = self.form()
        names = self.names(page)
        self.assertLess(names.index("question_seats"), names.index("question_site"))
        self.assertEqual(page.texts("//*[@id='prm_question_site_help']"), ["Where?"])
        self.assertEqual([*self.register_by_form().errors], ["question_site"])
        self.arrange("question_site", visible=False)
        self.assertNotIn("question_site", self.names(self.form()))
        deal = self.registered(question_site="Forged")
        self.assertFalse(self.answer(deal, "site"))

    def test_a_box_can_be_one_to_tick(self):
        self.ask(RIVAL)
        self.assertFalse(self.answer(self.registered(), "rival"))
        self.arrange("question_rival", required=True)
        page = self.register_by_form()
        self.assertIn("tick this box", page.errors["question_rival"])
        self.assertTrue(self.answer(self.registered(question_rival="1"), "rival"))

    def test_a_default_is_proposed_or_fixed(self):
        self.ask({**SIZE, "default": "s"}, SITE)
        self.assertEqual(self.form().value("question_size"), "s")
        self.assertEqual(self.answer(self.registered(question_size="l"), "size"), "l")
        self.assertFalse(self.answer(self.registered(question_size=""), "size"))
        self.arrange("question_size", editable=False)
        self.assertFalse(self.form().all("//*[@name='question_size']"))
        deal = self.registered(question_size="l", question_site="Quay")
        self.assertEqual(self.answer(deal, "size"), "s")
        self.assertEqual(self.answer(deal, "site"), "Quay")
        with self.assertRaisesRegex(ValidationError, "Site: Set a default"):
            self.arrange("question_site", editable=False)
        with self.assertRaisesRegex(ValidationError, "in the question itself"):
            self.arrange("question_site", default_text="x")

    def test_rows_follow_the_questions(self):
        self.ask(SITE, SEATS)
        self.assertEqual(self.row("question_site").label, "Site")
        self.arrange("question_seats", required=True)
        self.ask(SEATS)
        self.assertFalse(self.row("question_site"))
        self.assertTrue(self.row("question_seats").required)
        self.ask({**SEATS, "string": "Chairs", "name": "seats"})
        self.assertEqual(self.row("question_seats").label, "Chairs")

    def test_answers_to_a_question_that_is_gone_do_no_harm(self):
        self.ask(SITE, SEATS)
        deal = self.registered(question_site="Quay", question_seats="5", action="draft")
        self.ask({**SITE, "name": "seats"})
        self.assertEqual(self.visit(f"/registrations/{deal.id}").status, 200)
        page = self.visit(f"/registrations/{deal.id}/edit")
        self.assertEqual(page.value("question_seats"), "")
        data = self.form_data(question_seats="Text now")
        page = self.send(f"/registrations/{deal.id}/resubmit", data)
        self.assertEqual(page.status, 303)
        self.assertEqual(self.answer(deal, "seats"), "Text now")

    # --------------------------------------------------------------- search and export

    def test_the_search_of_the_list_finds_texts_that_were_answered(self):
        self.ask(SITE, SEATS)
        self.registered(
            question_site="50% Quay", question_seats="5432167", name="Found"
        )
        self.registered(question_site="500 Pier", name="Other")
        for text, key, rows in (
            ("quay", "all", ["Found"]),
            ("50%", "all", ["Found"]),
            ("quay", "customer", []),
            ("5432167", "all", []),
        ):
            page = self.visit("/registrations", search=text, search_in=key)
            self.assertEqual(page.rows, rows, text)

    def test_employees_export_answers_and_partners_nothing(self):
        self.ask(SITE, SIZE)
        deal = self.registered(question_site="Quay", question_size="l")
        paths = ["name", "properties.site", "properties.size"]
        self.channel_own.group_ids += self.env.ref("base.group_allow_export")
        rows = deal.with_user(self.channel_own).export_data(paths)["datas"]
        self.assertEqual(rows[0][1:], ["Quay", "Large"])
        with self.assertRaises(UserError):
            deal.with_user(self.partner_a).export_data(paths)

    # ------------------------------------------------------------------- correction

    def test_a_question_can_be_flagged_alone_and_its_change_is_told(self):
        self.ask(SITE, SEATS)
        deal = self.registered(question_site="Quay 1", question_seats="5")
        wizard = self.env["prm.registration.decision"].with_user(self.channel_own)
        dialog = wizard.create(
            {"registration_id": deal.id, "decision": "return", "decision_note": "?"}
        )
        ticks = dialog.flags_questions
        self.assertEqual(ticks["question_site"], {"label": "Site", "checked": False})
        ticks["question_site"]["checked"] = True
        dialog.flags_questions = {**ticks}
        dialog.action_confirm()
        self.assertEqual(deal.flagged_fields, "question_site")
        page = self.visit(f"/registrations/{deal.id}/edit", user=self.partner_a)
        self.assertTrue(page.all("//input[@name='question_site']"))
        closed = page.texts("//*[contains(@class, 'prm_closed')]")
        self.assertIn("Seats 5", closed)
        data = {"question_site": "Quay 2", "question_seats": "7", "name": "Forged"}
        page = self.send(f"/registrations/{deal.id}/resubmit", data)
        self.assertEqual(page.status, 303, page.summary)
        self.assertEqual(self.answer(deal, "site"), "Quay 2")
        self.assertEqual(self.answer(deal, "seats"), 5)
        told = deal.transition_ids[-1].change_text
        self.assertEqual(told, "Site: Quay 1 → Quay 2")

    def test_without_questions_there_is_nothing_to_tick(self):
        deal = self.registered()
        wizard = self.env["prm.registration.decision"].with_user(self.channel_own)
        dialog = wizard.create({"registration_id": deal.id, "decision": "return"})
        self.assertFalse(dialog.flags_questions)
        self.assertTrue(dialog.flags_deal)

    # ------------------------------------------------------------------------ rights

    def test_partners_read_own_answers_and_write_none(self):
        self.ask(SITE)
        deal = self.registered(question_site="Quay")
        self.assertEqual(self.answer(deal, "site"), "Quay")
        mine = deal.with_user(self.partner_a)
        for value in ({"site": "Forged"}, [{**SITE, "name": "site", "value": "x"}]):
            with self.assertRaises(AccessError):
                mine.write({"properties": value})
        with self.assertRaises(AccessError):
            deal.with_user(self.partner_b).read(["properties"])
        found = self.env["prm.registration"].with_user(self.partner_a)
        self.assertEqual(found.search([("properties.site", "=", "Quay")]), mine)
        foreign = found.with_user(self.partner_b)
        self.assertFalse(foreign.search([("properties.site", "=", "Quay")]))

    def test_partners_learn_of_no_other_portals_questions(self):
        self.ask(SITE)
        other = self.env["prm.portal"].create({"name": "Other", "path": "other"})
        other.property_definition = [{**SEATS, "name": "secret"}]
        deals = self.env["prm.registration"].with_user(self.partner_a)
        known = deals.get_property_definition("properties.site")
        self.assertEqual(known["string"], "Site")
        self.assertEqual(deals.get_property_definition("properties.secret"), {})
        portal = self.portal.with_user(self.partner_a)
        for name in ("property_definition", "question_editor"):
            with self.assertRaises(AccessError):
                portal.read([name])

    def test_employees_change_answers_and_administrators_alone_the_questions(self):
        self.ask(SITE)
        deal = self.registered(question_site="Quay").with_user(self.channel_own)
        deal.properties = {"site": "Pier"}
        self.assertEqual(self.answer(deal, "site"), "Pier")
        changed = {**SITE, "name": "site", "string": "Hm", "definition_changed": True}
        for user in (self.channel_own, self.channel_all):
            with self.assertRaises(AccessError):
                deal.with_user(user).properties = [{**changed, "value": "x"}]
            with self.assertRaises(AccessError):
                self.portal.with_user(user).property_definition = [changed]
        deal.with_user(self.channel_admin).properties = [{**changed, "value": "x"}]
        self.assertEqual(self.row("question_site").label, "Hm")
