"""Each window opens in each of its views, for each role whose menu shows it."""

from lxml import etree

from odoo.tests import tagged
from odoo.tools.safe_eval import safe_eval

from ..common import PrmCase
from ..enablement.documents.document_common import DocumentData
from ..small_parts_common import SmallParts
from . import backend_common as backend

# Models whose windows the menu offers: to whoever works there, to administrators.
WORK = {
    "prm.absence",
    "prm.registration",
    "prm.registration.conflict",
    "prm.registration.report",
    "prm.registration.change",
    "prm.extension",
    "prm.appeal",
    "prm.promise.decision",
    "prm.promise.figures",
    "prm.partnership",
    "prm.member",
    "prm.profile.change",
    "prm.invitation",
    "prm.contact",
    "prm.offer",
    "prm.offer.report",
    "prm.certificate",
    "prm.marketing.activity",
    "prm.fund.entry",
    "prm.document",
    "prm.member.day",
    "prm.direct.deal",
    "prm.bulk.registration",
    "prm.application",
    "prm.terms.acceptance",
    "prm.first.days.report",
}
CONFIGURATION = {
    "prm.first.step",
    "prm.job",
    "prm.notification",
    "prm.portal",
    "crm.team",
    "prm.program",
    "prm.tier",
    "prm.condition",
    "prm.parameter",
    "prm.partner.type",
    "prm.offering",
    "prm.reason",
    "prm.document.category",
    "prm.saved.filter",
}


@tagged("-at_install", "post_install")
class TestBackendViews(SmallParts, DocumentData, PrmCase):
    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.roles = cls.channel_own | cls.channel_all | cls.channel_admin

    def setUp(self):
        super().setUp()
        self._create_organization("Contested Ltd")
        self.waiting = self._register(customer_name="Contested Ltd", ask_review=True)
        self.approved = self._register(comments="Hello")
        self.lead = self._approve(self.approved)
        self._create_parts()
        self._create_request()
        self.env.flush_all()

    def _create_parts(self):
        """Create what belongs to a partnership, and what was told and seen."""
        part = {"name": "Part", "partnership_id": self.partnership_a.id}
        self.env["prm.certificate"].create(
            {**part, "partner_id": self.partner_a.partner_id.id}
        )
        self.env["prm.marketing.activity"].create(part)
        self.env["prm.fund.entry"].create({**part, "amount": 10})
        self._create_direct_deal(self.approved)
        self._create_profile_change(self.partnership_a, self.partner_a)
        member = self.partnership_a.member_ids[:1]
        self._saved_filter(member)
        told = {"member_id": member.id, "event": "won", "subject": "Won"}
        self.env["prm.notification"].create(told)
        day = {"member_id": member.id, "date": "2026-03-02", "pages": 3}
        self.env["prm.member.day"].create(day)
        kind = self.env["prm.document.category"].create({"name": "Brochures"})
        self._create_document(category=kind.id)
        self._create_invitation(self.partnership_a, self.supervisor_a)
        self._create_absence()
        self._create_bulk_file(self.partnership_a, self.partner_a)
        self._offers_of(self.partnership_a)
        self._application(self.portal, user_id=self.channel_own.id)
        self._acceptance(self.partnership_a, self._terms_of(self.program))
        self._directory_entry(self.partnership_a)
        self._deal_change(self.approved)
        customer = self.env["res.partner"].create({"name": "Carla Customer"})
        shared = {"partnership_id": self.partnership_a.id, "partner_id": customer.id}
        self.env["prm.contact"].create(shared)

    def _create_absence(self):
        """Create an absence that each role reads."""
        days = {"date_start": "2026-03-02", "date_end": "2026-03-06"}
        people = {"user_id": self.channel_own.id, "substitute_id": self.channel_all.id}
        self.env["prm.absence"].create({**days, **people})

    def _create_request(self):
        """Create a request for more days of protection."""
        person = self.partner_a.partner_id.id
        values = {"registration_id": self.approved.id, "contact_id": person, "days": 9}
        self.env["prm.extension"].create(values)
        self._appeal(self.approved)
        self._promises(self.approved)

    def menus(self, user):
        """Return the windows that the menu "Partners" of ours offers to ``user``."""
        menus = self.env["ir.ui.menu"].with_user(user).load_menus(False)
        root = self.env.ref("prm.menu_prm_root").id
        offered = [
            menu["action_id"]
            for menu in menus.values()
            if menu.get("app_id") == root
            and menu["action_model"] == "ir.actions.act_window"
            # Addons have their own, also for windows of ours.
            and menu["xmlid"].startswith("prm.")
        ]
        windows = self.env["ir.actions.act_window"].browse(offered)
        return windows.filtered(lambda one: one.xml_id.startswith("prm."))

    def windows(self):
        """Return all windows of the addon."""
        data = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "=", "ir.actions.act_window")]
        )
        return self.env["ir.actions.act_window"].browse(data.mapped("res_id"))

    def test_each_window_of_the_menu_opens_for_who_has_it(self):
        for user in self.roles:
            for action in self.menus(user):
                with self.subTest(user=user.login, action=action.xml_id):
                    shown = backend.open_action(action, user)
                    self.assertTrue(shown)

    def test_employees_see_the_work_and_administrators_the_configuration(self):
        def offered(user):
            return {action.res_model for action in self.menus(user)}

        self.assertEqual(offered(self.channel_own), WORK)
        self.assertEqual(offered(self.channel_all), WORK)
        self.assertEqual(offered(self.channel_admin), WORK | CONFIGURATION)
        self.assertFalse(offered(self.salesperson))
        self.assertFalse(offered(self.employee))

    def test_each_window_that_a_button_opens_opens(self):
        from_menus = {action.id for action in self.menus(self.channel_admin)}
        others = self.windows().filtered(lambda action: action.id not in from_menus)
        self.assertTrue(others)
        for user in self.roles:
            for action in others:
                with self.subTest(user=user.login, action=action.xml_id):
                    backend.open_action(action, user)

    def test_a_reviewer_who_does_not_work_with_the_partner_opens_the_registration(self):
        self.waiting.sudo().reviewer_id = self.channel_other
        for action in self.menus(self.channel_other):
            if action.res_model.startswith("prm.registration"):
                with self.subTest(action=action.xml_id):
                    backend.open_action(action, self.channel_other)
        action = self.env.ref("prm.prm_registration_action_all")
        shown = backend.open_action(action, self.channel_other)
        self.assertEqual(shown, self.waiting.sudo())

    def test_a_salesperson_opens_the_registration_of_the_own_lead(self):
        self.lead.user_id = self.salesperson
        action = self.env.ref("prm.prm_registration_action_all")
        shown = backend.open_action(action, self.salesperson)
        self.assertEqual(shown, self.approved.sudo())

    def test_a_lead_opens_for_salespeople_who_may_not_read_its_registration(self):
        self.lead.user_id = False
        action = self.env.ref("crm.crm_lead_action_pipeline")
        for user in (self.salesperson, self.channel_other, self.channel_admin):
            with self.subTest(user=user.login):
                self.assertFalse(
                    user == self.salesperson
                    and self.approved.with_user(user).has_access("read")
                )
                shown = backend.open_action(action, user, self.lead)
                self.assertEqual(shown, self.lead)

    def test_the_filter_of_leads_finds_those_of_partners_for_salespeople_too(self):
        plain = self.env["crm.lead"].create({"name": "Plain", "user_id": False})
        self.lead.user_id = False
        views = (
            "crm.view_crm_case_leads_filter",
            "crm.view_crm_case_opportunities_filter",
        )
        leads = self.env["crm.lead"].with_user(self.salesperson)
        for xmlid in views:
            found = leads.get_views([(self.env.ref(xmlid).id, "search")])
            arch = etree.fromstring(found["views"]["search"]["arch"])
            [node] = arch.xpath("//filter[@name='registered_by_partner']")
            shown = leads.search(safe_eval(node.get("domain")))
            with self.subTest(view=xmlid):
                self.assertIn(self.lead, shown)
                self.assertNotIn(plain, shown)

    def test_a_contact_opens_for_everybody_with_what_they_may_know(self):
        action = self.env.ref("base.action_partner_form")
        for user in (self.employee, self.salesperson, *self.roles):
            with self.subTest(user=user.login):
                shown = backend.open_action(action, user, self.organization_a)
                self.assertEqual(shown, self.organization_a)
                arch = backend.open_form(self.env["res.partner"].with_user(user))
                buttons = arch.xpath("//button[@name='action_open_partnerships']")
                self.assertEqual(bool(buttons), user in self.roles)

    def test_buttons_of_a_form_are_methods_that_exist(self):
        for action in self.windows():
            model = self.env[action.res_model].with_user(self.channel_admin)
            arch = backend.open_form(model)
            for button in arch.xpath("//button[@type='object']"):
                with self.subTest(model=model._name, button=button.get("name")):
                    owner = button.xpath("ancestor::field[1]/@name")
                    target = model[owner[0]] if owner else model
                    self.assertTrue(callable(getattr(target, button.get("name"), None)))
                    self.assertTrue(button.get("name").startswith("action_"))

    def test_a_list_inside_a_form_has_cards_for_telephones(self):
        for action in self.windows():
            model = self.env[action.res_model].with_user(self.channel_admin)
            found = model.get_views([(False, "form")], {"mobile": True})
            arch = etree.fromstring(found["views"]["form"]["arch"])
            for cards in arch.xpath(
                "//field[not(@widget) and not(@invisible='1')]/kanban"
            ):
                name = cards.getparent().get("name")
                with self.subTest(model=model._name, field=name):
                    self.assertGreater(len(cards.xpath(".//t//field")), 1)

    def test_a_salesperson_is_offered_no_button_of_a_reviewer(self):
        model = self.env["prm.registration"].with_user(self.salesperson)
        arch = backend.open_form(model)
        names = {button.get("name") for button in arch.xpath("//header/button")}
        self.assertFalse(names, etree.tostring(arch)[:500])
        for page in ("review", "conflicts", "history"):
            self.assertFalse(arch.xpath(f"//page[@name='{page}']"))

    def test_no_button_is_disabled_for_ever(self):
        """Odoo takes `disabled` as it stands there, and computes `invisible` alone."""
        data = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "=", "ir.ui.view")]
        )
        views = self.env["ir.ui.view"].browse(data.mapped("res_id"))
        for view in views.filtered(lambda view: view.type != "qweb"):
            stuck = etree.fromstring(view.arch_db).xpath("//button[@disabled]")
            self.assertFalse(stuck, view.xml_id)

    def test_days_are_told_as_days_and_amounts_that_nobody_said_are_empty(self):
        """Odoo's own widgets say "Next month", and zero for nothing."""
        data = self.env["ir.model.data"].search(
            [("module", "=", "prm"), ("model", "=", "ir.ui.view")]
        )
        views = self.env["ir.ui.view"].browse(data.mapped("res_id"))
        for view in views.filtered(lambda view: view.type in ("form", "list")):
            arch = etree.fromstring(view.arch_db)
            self.assertFalse(arch.xpath("//field[@widget='remaining_days']"))
            for name in ("amount_estimate", "expected_amount"):
                for field in arch.xpath(f"//field[@name='{name}']"):
                    said = f"{field.get('widget')} {field.get('invisible')}"
                    with self.subTest(view=view.xml_id):
                        self.assertRegex(said, f"prm_amount|not {name}")

    def test_each_number_of_the_settings_has_its_label(self):
        """The first field of a setting has the label; what follows brings its own."""
        view = self.env.ref("prm.res_config_settings_view_form")
        arch = etree.fromstring(view.arch_db)
        labelled = {each.get("for") for each in arch.xpath("//label")}
        labelled.update(arch.xpath("//setting/*[1][self::field]/@name"))
        self.assertEqual(labelled - {None}, set(arch.xpath("//field/@name")))

    def test_each_mail_can_be_shown_and_saved_with_any_record(self):
        templates = self.env["mail.template"].browse(
            self.env["ir.model.data"]
            .search([("module", "=", "prm"), ("model", "=", "mail.template")])
            .mapped("res_id")
        )
        for template in templates:
            with self.subTest(template=template.name):
                self.assertTrue(self.env[template.model].search([], limit=1))
                template._check_can_be_rendered()
