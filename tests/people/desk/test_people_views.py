"""Views of people say the same thing by the same word, and the task first."""

from lxml import etree

from odoo.tests import tagged

from ...common import PrmCase

OF_PEOPLE = (
    "prm.member",
    "prm.member.day",
    "prm.invitation",
    "prm.profile.change",
    "prm.document.download",
)


@tagged("-at_install", "post_install")
class TestPeopleViews(PrmCase):
    def view(self, model, kind, user=None):
        """Return the view of a model as a user gets it."""
        models = self.env[model].with_user(user or self.channel_all)
        return etree.fromstring(models.get_view(view_type=kind)["arch"])

    def test_whose_people_it_is_has_one_name_in_all_views(self):
        for model in OF_PEOPLE:
            label = self.env[model]._fields["organization_id"].string
            self.assertEqual(label, "Partner", model)
            for kind in ("list", "form", "search", "kanban"):
                arch = self.view(model, kind)
                for node in arch.xpath("//field[@name='organization_id']"):
                    self.assertIn(node.get("string"), (None, "Partner"), model)
            groups = self.view(model, "search").xpath(
                "//filter[contains(@context, \"'organization_id'\")]/@string"
            )
            self.assertEqual(set(groups), {"Partner"}, model)

    def test_an_existing_partner_is_added_from_cards_as_from_the_list(self):
        self.env.user.company_ids += self.env["res.company"].create({"name": "Second"})
        several = self.channel_all
        several.company_ids += self.env.user.company_ids
        wanted = str(self.env.ref("prm.prm_partner_open_action").id)
        for model in ("prm.member", "prm.partnership"):
            for kind in ("list", "kanban"):
                names = self.view(model, kind, several).xpath("//header/button/@name")
                self.assertIn(wanted, names, (model, kind))
        names = self.view("prm.member", "kanban", self.channel_own).xpath(
            "//header/button/@name"
        )
        self.assertNotIn(wanted, names, "one company alone")

    def test_the_form_shows_what_a_person_does_before_what_it_is_told(self):
        form = self.view("prm.member", "form")
        headings = form.xpath("//sheet/separator/@string")
        self.assertLess(headings.index("Activity"), headings.index("Notifications"))

    def test_labels_of_filters_are_short_enough_for_the_menu(self):
        for model in OF_PEOPLE:
            for label in self.view(model, "search").xpath("//filter/@string"):
                self.assertLess(len(label), 22, (model, label))

    def test_news_of_partners_are_cards_on_a_phone_and_named_rightly(self):
        window = self.env.ref("prm.prm_notification_action")
        self.assertIn("kanban", window.view_mode.split(","))
        fields = self.env["prm.notification"].fields_get(["frequency", "mailed_at"])
        self.assertEqual(fields["frequency"]["string"], "Frequency")
        self.assertEqual(fields["mailed_at"]["string"], "Emailed on")
        card = self.view("prm.notification", "kanban", self.channel_admin)
        shown = set(card.xpath("//field/@name"))
        self.assertLessEqual({"member_id", "subject", "date", "frequency"}, shown)
