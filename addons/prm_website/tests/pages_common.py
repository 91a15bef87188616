"""The public pages of entries that supervisors fill in and employees publish."""

from odoo.addons.prm.tests.directory.directory_common import DirectoryData


class PagesData(DirectoryData):
    """Entries, and where they are found."""

    def path(self, entry):
        """Return the address of the page of an entry."""
        return self.env["prm.directory"]._path(entry)
