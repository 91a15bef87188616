"""The program page as tests open it, with values as the job would write them."""

from odoo import fields

from ...common import PDF
from ...http_common import PrmHttpCase

TABS = (
    "progress benefits certificates marketing funds deals history files about".split()
)


class ProgramPageCase(PrmHttpCase):
    """Partner A with a tier above its own, and a program text."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.today = fields.Date.context_today(cls.partnership_a)
        cls.silver = cls._create_tiers(cls.program, 60)
        cls.silver.write({"name": "Silver", "margin": 12.5, "fund_percent": 2})
        cls.program.description = "<p>Together we win.</p>"

    def open(self, /, user=None, **params):
        """Return the program page."""
        page = self.visit("/program", user=user or self.partner_a, **params)
        self.assertEqual(page.status, 200)
        return page

    def panel(self, key, user=None):
        """Return the text of one tab's panel."""
        [text] = self.open(user, tab=key).texts(f"//section[@id='{key}']")
        return text.replace("\N{NO-BREAK SPACE}", " ")

    def score(self, **values):
        """Give A's partnership points as the job would write them."""
        self.partnership_a.sudo().write(
            {
                "next_tier_id": self.silver.id,
                "points": 38,
                "points_target": 60,
                "scored_at": fields.Datetime.now(),
                **values,
            }
        )

    def value(self, name, **values):
        """Return a new value of A's partnership, of a new parameter."""
        parameter = {"name": name, "code": f"test_{name.lower().replace(' ', '_')}"}
        for key in ("measure", "value_type"):
            if key in values:
                parameter[key] = values.pop(key)
        return self.env["prm.partnership.value"].create(
            {
                "partnership_id": self.partnership_a.id,
                "parameter_id": self.env["prm.parameter"].create(parameter).id,
                "tier_id": self.silver.id,
                **values,
            }
        )

    def attach_file(self, partnership=None, name="contract.pdf"):
        """Return a file that lies ready for the partner."""
        partnership = partnership or self.partnership_a
        file = self.env["ir.attachment"].create(
            {
                "name": name,
                "raw": PDF,
                "res_model": partnership._name,
                "res_id": partnership.id,
            }
        )
        partnership.file_ids += file
        return file
