"""Entries as supervisors fill them in and employees publish them."""

import uuid

from odoo.addons.prm.tests.common import PrmCase

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)


class DirectoryData:
    """The portal of the tests shows the section; no entry is there yet."""

    @classmethod
    def _create_data(cls):
        super()._create_data()
        cls.section = cls.portal.section_ids.filtered(
            lambda row: row.key == "directory"
        )
        cls.section.visible = True

    def entry_values(self, **values):
        """Return clean values of the form."""
        form = self.env["prm.directory.form"]
        empty = {entry.name: False for entry in form._entry_fields()}
        return {
            **empty,
            "name": "Alder Systems",
            "description": "We move mills to the cloud.",
            "website": "www.alder.example",
            "city": "Bremen",
            "country_id": self.env.ref("base.de").id,
            "agreed": True,
            **values,
        }

    def fill_in(self, user=None, token="", **values):
        """Send an entry as the portal does for a supervisor; return the newest."""
        user = user or self.supervisor_a
        portal = self.portal.with_user(user)
        desk = self.env["prm.directory.desk"].with_user(user)
        token = token or uuid.uuid4().hex
        desk._save(portal, self.entry_values(**values), token)
        self.env.invalidate_all()
        return self.env["prm.directory.entry"].search([], order="id desc", limit=1)

    def publish(self, user=None, **values):
        """Return an entry that an employee has published."""
        entry = self.fill_in(user, **values)
        entry.with_user(self.channel_own).action_publish()
        return entry

    def public(self):
        """Return what is public on the sites of the main company."""
        directory = self.env["prm.directory"].with_user(self.public_user)
        return directory._visible_sudo(self.company).sudo(False).with_env(self.env)

    def path(self, entry):
        return self.env["prm.directory"]._path(entry)


class DirectoryCase(DirectoryData, PrmCase):
    """In one transaction."""
