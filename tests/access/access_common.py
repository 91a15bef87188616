"""What every table of access does with its rows."""

from odoo.exceptions import AccessError

from .access_table import OPERATIONS


class AccessCase:
    """Cells of a table against what a role may do with a record.

    ``only`` narrows the tables to records of some models; whoever tries out many
    changes of rights one after the other sets it.
    """

    only = None

    @staticmethod
    def rows(table):
        """Yield the name of each record with its cells, by role."""
        head, *lines = table.strip().splitlines()
        _record, *roles = head.split()
        for line in lines:
            name, *cells = line.split()
            yield name, dict(zip(roles, cells, strict=True))

    def assertTable(self, table, records, users):
        """Fail with each cell that is not what the role finds.

        :param records: name of the row → record; :param users: role → user
        """
        wrong = []
        for name, cells in self.rows(table):
            if self.only and records[name]._name not in self.only:
                continue
            for role in cells.keys() & users.keys():
                expected = cells[role]
                found = self.allowed(records[name], users[role])
                if found != expected.strip("-"):
                    wrong.append(f"{name}, {role}: {found or '-'}, not {expected}")
        self.assertFalse(wrong, "\n".join(["", *wrong]))

    def allowed(self, record, user):
        """Return the letters of the operations that ``user`` may do."""
        own = record.with_user(user).with_context(active_test=False)
        own.invalidate_recordset()
        if record.is_transient():  # these belong to who opened them
            own = own.browse()
        allowed = "".join(
            letter
            for letter, operation in OPERATIONS.items()
            if own.has_access(operation)
        )
        if not record.is_transient():
            self.assertEqual(self.finds(own), "r" in allowed, (record, user.login))
        return allowed

    def finds(self, record):
        """Tell whether a search finds the record: it says what a read says."""
        try:
            return bool(record.search([("id", "=", record.id)]))
        except AccessError:
            return False

    def _news(self, registration):
        return self.env["prm.registration.news"].create(
            {"registration_id": registration.id, "kind": "won"}
        )

    def _document_part(self, kind, document, member):
        """Return an earlier version, a download or a notice of a document."""
        values = {
            "version": {"number": 7},
            "download": {"version": 1, "member_id": member.id, "count": 1},
            "notice": {"kind": "version", "version": 7},
        }[kind]
        if kind == "download":
            values["date"] = "2026-01-01"
        model = self.env[f"prm.document.{kind}"]
        return model.create({**values, "document_id": document.id})

    def _day_of(self, member):
        """Return a day of what a member did."""
        values = {"member_id": member.id, "date": "2026-01-02", "pages": 3}
        return self.env["prm.member.day"].create(values)

    def _portal_rows(self, portal):
        """Return the name in the tables → a row of a portal's settings."""
        names = ("section", "block", "widget", "field")
        rows = {f"portal_{name}": self.env[f"prm.portal.{name}"] for name in names}
        values = {"portal_id": portal.id}
        rows = {
            name: rows.create({**values, "name" if name[7:] == "field" else "key": "x"})
            for name, rows in rows.items()
        }
        rows["portal_event"] = portal.event_ids[:1]
        return rows

    def _news_of_member(self, member, registration):
        """Return the name in the tables → what a member chose, and was told."""
        mine = {"member_id": member.id}
        return {
            "preference": self.env["prm.notification.preference"].create(
                {**mine, "event": "won", "frequency": "daily"}
            ),
            "mute": self.env["prm.notification.mute"].create(
                {**mine, "registration_id": registration.id}
            ),
            "notification": self.env["prm.notification"].create(
                {**mine, "event": "won", "subject": "Won: a deal"}
            ),
        }
