"""Lists of registrations and opportunities, as pages and as the data layer."""

from ..sections.section_common import SectionData


class ListData(SectionData):
    """Reading a list; moving a deal to a stage."""

    def rows_of(self, address="/registrations", user=None, **params):
        """Return the names in a list, as a set."""
        page = self.visit(address, user=user, **params)
        self.assertEqual(page.status, 200)
        return set(page.rows)

    def options(self, page, name):
        """Return the texts of a select of the filters, without the first."""
        return page.texts(f"//select[@name='{name}']/option")[1:]

    def _lead(self, deal):
        """Return the opportunity of a deal, as employees have it."""
        return self.env["crm.lead"].browse(deal.sudo().lead_id.id)

    def _staged(self, stage, **values):
        """Return an open deal that stands in a stage."""
        deal = self._open(**values)
        self._lead(deal).stage_id = stage
        self._forget()
        return deal

    def _lost(self, **values):
        """Return a deal whose opportunity was lost."""
        deal = self._open(**values)
        self._lead(deal).action_set_lost()
        self._forget()
        return deal
