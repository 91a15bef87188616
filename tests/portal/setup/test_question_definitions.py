"""Definitions of own questions: what may be asked, and what hostile ones do."""

from odoo.exceptions import ValidationError
from odoo.tests import tagged

from .setup_common import FormSetupCase

HOSTILE = "<script>alert(1)</script>"
REFUSED = (
    ({"type": "many2one", "comodel": "res.partner"}, "Choose one of these types"),
    ({"type": "many2many", "comodel": "res.partner"}, "Choose one of these types"),
    ({"type": "tags", "tags": [["a", "A", 1]]}, "Choose one of these types"),
    ({"type": "html", "name": "x_html"}, "Choose one of these types"),
    ({"type": "datetime"}, "Choose one of these types"),
    ({"type": "separator"}, "Choose one of these types"),
    ({"type": "char", "string": ""}, "needs a label"),
    ({"type": "char", "string": "\u200b "}, "needs a label"),
    ({"type": "char", "string": "x" * 256}, "needs a label"),
    ({"type": "char", "string": {"a": 1}}, "needs a label"),
    ({"type": "selection"}, "needs options"),
    ({"type": "selection", "selection": []}, "needs options"),
    ({"type": "selection", "selection": [["a", ""]]}, "needs options"),
    ({"type": "selection", "selection": [[1, "One"]]}, "needs options"),
    ({"type": "integer", "default": "many"}, "default is not a valid answer"),
    ({"type": "date", "default": "soon"}, "default is not a valid answer"),
    ({"type": "char", "default": "x" * 256}, "default is not a valid answer"),
)


@tagged("post_install", "-at_install")
class TestQuestionDefinitions(FormSetupCase):
    def test_what_partners_cannot_be_asked_is_refused_in_words(self):
        for definition, sentence in REFUSED:
            with (
                self.subTest(definition=definition),
                self.assertRaisesRegex(ValidationError, sentence),
            ):
                whole = {"name": "x", "string": "Question", **definition}
                portal = self.portal.with_user(self.channel_admin)
                portal.property_definition = [whole]

    def test_the_editor_of_the_portal_defines_questions_and_takes_them_away(self):
        portal = self.portal.with_user(self.channel_admin)
        new = {"name": "site", "type": "char", "string": "Site", "value": "x"}
        portal.web_save({"question_editor": [{**new, "definition_changed": True}]}, {})
        [definition] = portal.property_definition
        self.assertEqual(definition["string"], "Site")
        [shown] = portal.web_read({"question_editor": {}})
        self.assertEqual([q["name"] for q in shown["question_editor"]], ["site"])
        self.assertTrue(self.row("question_site"))
        portal.web_save({"question_editor": [{**new, "definition_deleted": True}]}, {})
        self.assertFalse(portal.property_definition)
        self.assertFalse(self.row("question_site"))

    def test_the_editor_refuses_what_partners_cannot_be_asked(self):
        new = {"name": "t", "type": "tags", "string": "Tags", "tags": []}
        portal = self.portal.with_user(self.channel_admin)
        with self.assertRaisesRegex(ValidationError, "Tags: A question can ask"):
            portal.write({"question_editor": [{**new, "definition_changed": True}]})

    def test_labels_options_and_answers_are_never_markup(self):
        pair = ["a", f"{HOSTILE} option"]
        self.ask(
            {"name": "a", "type": "char", "string": f"{HOSTILE} text"},
            {"name": "b", "type": "boolean", "string": f"{HOSTILE} box"},
            {"name": "c", "type": "selection", "string": "C", "selection": [pair]},
        )
        self.arrange("question_a", help_text=f"{HOSTILE} help")
        page = self.form()
        for part in ("text", "box", "option", "help"):
            self.assertIn(f"{HOSTILE} {part}", page.tree.text_content())
        self.assertNotIn(HOSTILE, page.text)
        deal = self.registered(question_a=HOSTILE, question_c="a")
        page = self.visit(f"/registrations/{deal.id}")
        self.assertNotIn(HOSTILE, page.text)
        self.returned(deal, "question_a")
        page = self.visit(f"/registrations/{deal.id}/edit")
        self.assertNotIn(HOSTILE, page.text)
        data = {"question_a": f"{HOSTILE} 2"}
        page = self.send(f"/registrations/{deal.id}/resubmit", data)
        self.assertEqual(page.status, 303)
        self.assertNotIn(HOSTILE, str(deal.changes_html))
        self.assertNotIn(HOSTILE, str(deal.message_ids.mapped("body")))

    def test_what_was_written_past_the_checks_is_not_asked(self):
        self.env.cr.execute(
            "UPDATE prm_portal SET property_definition = %s WHERE id = %s",
            ['[{"name": "t", "type": "tags", "string": "Tags"}]', self.portal.id],
        )
        self.env.invalidate_all()
        page = self.form()
        self.assertEqual(page.status, 200)
        self.assertNotIn("question_t", self.names(page))

    def test_an_answer_that_an_employee_forged_breaks_no_page(self):
        self.ask(
            {"name": "n", "type": "integer", "string": "N"},
            {"name": "d", "type": "date", "string": "D"},
            {"name": "f", "type": "float", "string": "F"},
        )
        deal = self.registered(action="draft").with_user(self.channel_admin)
        forged = {"n": "many", "d": "soon", "f": {"a": 1}, "unknown": "x"}
        deal.sudo().properties = forged
        for address in ("", "/edit"):
            page = self.visit(f"/registrations/{deal.id}{address}", user=self.partner_a)
            self.assertEqual(page.status, 200, address)

    def test_questions_go_with_a_copy_of_the_portal(self):
        self.ask({"type": "char", "string": "Site"})
        self.arrange("question_site", required=True)
        copy = self.portal.copy({"path": "copied"})
        self.assertEqual(copy.property_definition, self.portal.property_definition)
        rows = copy.registration_field_ids
        [row] = rows.filtered(lambda row: row.name == "question_site")
        self.assertTrue(row.required)
