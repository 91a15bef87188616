"""What windows say when nothing is there, and which numbers may be added up."""

import re

from lxml import etree

from odoo.tests import tagged

from ..common import PrmCase
from . import backend_common as backend

# Numbers of which neither a sum nor an average says anything.
NEVER_ADDED = {
    "prm.registration": {"original_amount", "weaker_sign_count"},
    "prm.registration.conflict": {"score"},
    "prm.fund.entry": {"amount", "balance_after"},
    "prm.condition": {"value"},
}
# State → the word that its button, its label and its mail have in common.
WORDS = {
    "approved": "approve",
    "rejected": "accept",
    "action_required": "input",
    "cancelled": "cancel",
}
# The types that Odoo's widgets show.
DAYS = ("date", "datetime")
TYPES = {
    "badge": ("selection", "many2one", "char"),
    "date": ("date",),
    "datetime": ("datetime",),
    "prm_due_day": DAYS,
    "progressbar": ("integer", "float"),
    "radio": ("many2one", "selection"),
    "url": ("char",),
}
# Model → the states of its way; each other state is an end that is shown by itself.
WAYS = {
    "prm.appeal": "open,granted",
    "prm.application": "new,confirmed,accepted",
    "prm.contact": "new,accepted",
    "prm.directory.entry": "waiting,published",
    "prm.extension": "pending,approved",
    "prm.invitation": "waiting,sent,accepted",
    "prm.marketing.activity": "draft,approved,done",
    "prm.offer": "offered,accepted",
    "prm.profile.change": "pending,accepted",
    "prm.registration": "draft,submitted,in_review,approved",
    "prm.registration.change": "pending,accepted",
}
# A dialog is never empty.
DIALOG = "new"


@tagged("-at_install", "post_install")
class TestBackendWords(PrmCase):
    def records(self, model):
        """Return all records of a model that our addons deliver."""
        modules = self.env["ir.module.module"].sudo()
        ours = modules.search([("name", "=like", "prm%"), ("state", "=", "installed")])
        data = self.env["ir.model.data"].search(
            [("module", "in", ours.mapped("name")), ("model", "=", model)]
        )
        return self.env[model].browse(data.mapped("res_id"))

    def windows(self):
        return self.records("ir.actions.act_window").filtered(
            lambda action: action.target != DIALOG
        )

    def arches(self, *kinds):
        """Return pairs of view and arch, as delivered."""
        views = self.records("ir.ui.view").filtered(lambda view: view.type in kinds)
        return [(view, etree.fromstring(view.arch_db)) for view in views]

    def test_each_window_says_what_it_is_and_what_to_do_first(self):
        self.assertTrue(self.windows())
        for action in self.windows():
            with self.subTest(action=action.xml_id):
                told = etree.HTML(action.help or "<p/>")
                sentences = [" ".join(each.itertext()) for each in told.iter("p")]
                self.assertGreater(len(sentences), 1, "a title, and what to do")
                self.assertTrue(all(each.strip() for each in sentences))
                self.assertTrue(told.xpath("//p[contains(@class, 'o_view_nocontent')]"))

    def test_button_state_and_mail_say_the_same_word(self):
        form = etree.fromstring(self.env.ref("prm.prm_registration_view_form").arch_db)
        buttons = [text.lower() for text in form.xpath("//header/button/@string")]
        states = dict(self.env["prm.registration"]._fields["state"].selection)
        for state, word in WORDS.items():
            with self.subTest(state=state):
                mail = self.env.ref(f"prm.mail_template_registration_{state}")
                self.assertIn(word, mail.subject.lower())
                self.assertIn(word, states[state].lower())
                self.assertEqual(len([text for text in buttons if word in text]), 1)

    def test_what_ended_is_not_shown_behind_steps_that_it_never_took(self):
        for model, way in WAYS.items():
            arch = backend.open_form(self.env[model])
            bars = arch.xpath("//header/field[@widget='statusbar']")
            shown = {bar.get("statusbar_visible"): bar.get("invisible") for bar in bars}
            with self.subTest(model=model):
                self.assertIn(way, shown)
                self.assertIn("none", shown)
                self.assertTrue(all(shown.values()))

    def test_the_button_that_confirms_says_what_it_does(self):
        """Odoo's own word is "Ok"."""
        asked = 0
        for view, arch in self.arches("form", "list", "kanban"):
            for button in arch.xpath("//button[@confirm]"):
                asked += 1
                with self.subTest(view=view.xml_id, button=button.get("name")):
                    self.assertEqual(button.get("confirm-label"), button.get("string"))
        self.assertGreater(asked, 15)

    def test_each_group_of_the_settings_leads_to_the_guide(self):
        arch = backend.open_form(self.env["res.config.settings"])
        groups = arch.xpath("//app[@name='prm']/block")
        self.assertGreater(len(groups), 3)
        for group in groups:
            with self.subTest(group=group.get("title")):
                self.assertTrue(group.xpath(".//widget[@name='prm_guide']"))

    def test_a_yes_or_no_of_a_tier_is_no_number(self):
        arch = backend.open_form(self.env["prm.tier"].with_user(self.channel_admin))
        [number] = arch.xpath(
            "//field[@name='condition_ids']/list/field[@name='value']"
        )
        [choice] = arch.xpath("//field[@name='value_choice']")
        self.assertIn("boolean", number.get("invisible"))
        self.assertIn("boolean", choice.get("invisible"))

    def test_the_reviewer_sees_customer_conflicts_and_budget_before_any_tab(self):
        deal = self._register(ask_review=True)
        arch = backend.open_form(deal.with_user(self.channel_own))
        [facts] = arch.xpath("//group[@name='review_facts']")
        self.assertFalse(facts.xpath("ancestor::notebook"))
        names = set(facts.xpath(".//field/@name"))
        self.assertLessEqual({"customer_name", "open_conflict_count", "budget"}, names)
        first = [
            button.get("string")
            for button in arch.xpath("//header/button[contains(@class, 'highlight')]")
        ]
        self.assertEqual(first, ["Submit", "Approve"])

    def test_numbers_that_are_no_sum_are_never_added_up(self):
        for model, names in NEVER_ADDED.items():
            for name in names:
                with self.subTest(model=model, field=name):
                    self.assertFalse(self.env[model]._fields[name].aggregator)

    def test_an_amount_that_is_added_up_knows_its_currency(self):
        """Without a stored currency Odoo would add euros to dollars."""
        for action in self.windows():
            model = self.env[action.res_model]
            for field in model._fields.values():
                if field.type == "monetary" and field.store and field.aggregator:
                    currency = model._fields[field.get_currency_field(model)]
                    with self.subTest(model=model._name, field=field.name):
                        self.assertTrue(currency._description_groupable(self.env))

    def test_a_choice_is_asked_as_a_choice(self):
        for view, arch in self.arches("form", "list"):
            said = " ".join(arch.itertext())
            with self.subTest(view=view.xml_id):
                self.assertNotRegex(said, r"1 (for|=) yes|0 (for|=) no")

    def test_a_widget_knows_the_type_of_its_field(self):
        """Odoo warns in the browser's console of one that does not."""
        for view, arch in self.arches("form", "list", "kanban"):
            for node in arch.xpath("//field[@widget]"):
                model, known = self.env.get(view.model), TYPES.get(node.get("widget"))
                inner = [one for one in node.iterancestors("field") if one.get("name")]
                field = (
                    None
                    if inner or model is None
                    else model._fields.get(node.get("name"))
                )
                if known and field is not None:
                    with self.subTest(view=view.xml_id, field=field.name):
                        self.assertIn(field.type, known)

    def test_a_card_reads_only_fields_that_its_view_loads(self):
        for view, arch in self.arches("kanban", "form"):
            for cards in arch.iter("kanban"):
                read = set(re.findall(r"record\.(\w+)", etree.tostring(cards).decode()))
                with self.subTest(view=view.xml_id):
                    self.assertLessEqual(read, set(cards.xpath(".//field/@name")))

    def test_the_card_of_a_lead_says_whose_deal_it_is(self):
        lead = self._approve(self._register())
        plain = self.env["crm.lead"].create({"name": "Plain"})
        (lead | plain).user_id = self.channel_all
        leads = self.env["crm.lead"].with_user(self.channel_all)
        for xmlid in (
            "crm.crm_case_kanban_view_leads",
            "crm.crm_case_tree_view_leads",
            "crm.crm_case_tree_view_oppor",
        ):
            view = self.env.ref(xmlid)
            kind = "kanban" if "kanban" in xmlid else "list"
            arch = leads.get_views([(view.id, kind)])["views"][kind]["arch"]
            shown = etree.fromstring(arch).xpath("//field[@name='prm_partner_name']")
            self.assertTrue(shown)
            self.assertNotIn("hide", [field.get("optional") for field in shown])
        names = {
            row["id"]: row["prm_partner_name"]
            for row in (lead | plain)
            .with_user(self.channel_all)
            .read(["prm_partner_name"])
        }
        self.assertEqual(names, {lead.id: self.organization_a.name, plain.id: ""})

    def test_the_names_on_many_cards_cost_as_much_as_on_one(self):
        leads = self.env["crm.lead"].union(
            *(self._approve(self._register()) for _time in range(4))
        )
        leads.user_id = self.channel_all

        def queries(some):
            self.env.flush_all()
            self.env.invalidate_all()
            before = self.cr.sql_log_count
            some.with_user(self.channel_all).read(["prm_partner_name"])
            return self.cr.sql_log_count - before

        queries(leads)
        self.assertEqual(queries(leads), queries(leads[:1]))
