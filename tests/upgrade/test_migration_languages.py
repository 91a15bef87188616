"""Languages that are not active leave the contacts of portal users."""

from odoo.tests import tagged

from ..common import PrmCase
from .migration_common import migration


@tagged("post_install", "-at_install", "prm_once")
class TestMigrationLanguages(PrmCase):
    def setUp(self):
        super().setUp()
        self.env["res.lang"]._activate_lang("de_DE")
        self.person = self.partner_a.partner_id
        self.employee_person = self.channel_own.partner_id

    def upgraded(self, **languages):
        """Return the person's language after an upgrade; names are those of fields."""
        self.env.flush_all()
        for name, lang in languages.items():
            record = getattr(self, name)
            self.cr.execute(
                "UPDATE res_partner SET lang = %s WHERE id = %s", (lang, record.id)
            )
        for _again in range(2):
            migration("post-languages.py", "19.0.1.6.0").migrate(self.env.cr, "")
        self.env.invalidate_all()
        return self.person.lang

    def test_who_names_an_unknown_one_reads_that_of_the_organization(self):
        lang = self.upgraded(person="xx_XX", organization_a="de_DE")
        self.assertEqual(lang, "de_DE")

    def test_else_that_of_the_company_or_english(self):
        self.company.partner_id.lang = "de_DE"
        self.assertEqual(self.upgraded(person="xx_XX", organization_a="fr_FR"), "de_DE")
        self.company.partner_id.lang = False
        self.assertEqual(self.upgraded(person="xx_XX", organization_a=None), "en_US")

    def test_known_ones_none_and_those_of_employees_stay(self):
        self.assertEqual(self.upgraded(person="de_DE"), "de_DE")
        self.assertFalse(self.upgraded(person=None, employee_person="xx_XX"))
        self.assertEqual(self.employee_person.lang, "xx_XX")
