"""Entries as supervisors fill them in and employees publish them."""

import uuid
from collections import Counter
from typing import ClassVar

from ..common import PrmCase

PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)


class DirectoryData:
    """The portal of the tests shows the section; no entry is there yet.

    Public pages are there, or it is as if they were.
    """

    @classmethod
    def _create_data(cls):
        directory = type(cls.env["prm.directory"])
        if not cls.env["prm.directory"]._has_pages():
            cls.classPatch(directory, "_has_pages", lambda self: True)
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

    # ------------------------------------------------------------------ inquiries

    INQUIRY: ClassVar = {
        "name": "Olga Oak",
        "company": "Oak Mills",
        "email": "olga@oak.example",
        "phone": "+49 421 555010",
        "city": "Bremen",
        "need": "Oak  mills needs a new server, call +49 421 555010.",
    }

    def limit_in_memory(self):
        """Count visitors in this test, not in a transaction of its own."""
        limits = self.env["prm.visitor.limit"]
        spent = Counter()

        def spend(_self, kind, who):
            spent[kind, who] += 1
            most = self.env["prm.limit"]._maximum(kind)
            return 60 if spent[kind, who] > most else 0

        self.patch(type(limits), "_spend", spend)

    def inquiries(self):
        """Return the leads that came by the directory."""
        source = self.env.ref("prm.utm_source_directory")
        return self.env["crm.lead"].search([("source_id", "=", source.id)])


class DirectoryCase(DirectoryData, PrmCase):
    """In one transaction."""
