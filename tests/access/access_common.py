"""What every table of access does with its rows."""

from odoo.exceptions import AccessError
from odoo.tools import SQL

from ...models.people import res_users_access
from ..security.parts_common import PartsData
from ..small_parts_common import SmallParts
from .access_table import OPERATIONS


class AccessCase(SmallParts):
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

    def assertTableOfMany(self, table, records, users):
        """Assert the table where nobody's own partnerships stand in rules by id."""
        self.patch(res_users_access, "LISTED", 0)
        self.env.registry.clear_cache()
        self.addCleanup(self.env.registry.clear_cache)
        own = users["own"]._prm_own_partnership_ids()
        self.assertIsInstance(own, SQL)
        self.assertTable(table, records, users)

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

    def _of_deal(self, deal, suffix=""):
        """Return what stands on a deal, name → record."""
        found = {
            "conflict": self._conflict(deal),
            "news": self._news(deal),
            "extension": self._extension(deal),
            "appeal": self._appeal(deal),
            "question": self._question(deal),
            "move": deal.transition_ids[:1],
        }
        return {f"{name}{suffix}": record for name, record in found.items()}

    def _conflict(self, registration):
        return self.env["prm.registration.conflict"].create(
            {
                "registration_id": registration.id,
                "customer_id": self.organization_b.id,
                "score": 50,
            }
        )


class PartRecords(PartsData):
    """Makes them once; ``records`` holds the partnerships and deals by then."""

    def _days(self):
        someone = self._create_member(self.records["partnership_unowned"], "uma")
        users = {"": self.partner_a, "_foreign": self.partner_b, "_unowned": someone}
        return {
            f"member_day{suffix}": self._day_of(self._member_of(user))
            for suffix, user in users.items()
        }

    def _internals(self):
        reviewed = self.records["reviewed"].sudo()
        private = self.records["private"]
        return {
            **self._news_of_members(private),
            **self._shared_filters(),
            **self._offers_of(self.partnership_a),
            **self._offers_of(self.records["partnership_unowned"], "_unowned"),
            **self._of_deal(private.sudo()),
            **self._of_deal(reviewed, "_reviewed"),
            "deal_change": self._deal_change(self.records["approved"]),
            "deal_change_reviewed": self._deal_change(reviewed),
            "direct_deal": self._create_direct_deal(private),
            **self._promises(private),
            **self._applications(self.portal),
            **self._bulk_files(),
            "upload": self._upload(self.partner_a, "t" * 32),
            "claim": self.env["prm.serialization.key"].create(
                {"key": "k", "claimed_at": "2026-01-01 00:00:00"}
            ),
            "match_keys": self.env["prm.match.keys"]._line("res.partner"),
            "password_request": self.env["prm.password.request"].create(
                {"login": "anna"}
            ),
            "job": self.env["prm.job"].search([], limit=1),
            "limit": self.env["prm.limit"].create(
                {
                    "user_id": self.partner_a.id,
                    "kind": "files",
                    "window": "2026-01-01 00:00:00",
                    "count": 1,
                }
            ),
        }

    def _news_of_members(self, private):
        """Return what a member of A, and one of the unowned partnership, was told."""
        unowned = self.records["partnership_unowned"]
        stranger = self._create_member(unowned, "olaf").prm_member_ids
        foreign = self._news_of_member(stranger, self.records["foreign"])
        return {
            **self._news_of_member(self._member_of(self.partner_a), private),
            **{f"{name}_unowned": record for name, record in foreign.items()},
        }

    def _shared_filters(self):
        """Return what the author of A and the one of B share with colleagues."""
        users = {"shared": self.partner_a, "foreign": self.partner_b}
        return {
            f"saved_filter_{name}": self._saved_filter(
                self._member_of(user), name="Shared", is_shared=True
            )
            for name, user in users.items()
        }

    def _dialogs(self):
        """Return the dialogs; each belongs to who opened it, so none is opened here."""
        return {
            "accept_dialog": self.env["prm.application.accept"],
            "add_dialog": self.env["prm.partnership.add"],
            "answer_dialog": self.env["prm.application.decision"],
            "change_dialog": self.env["prm.registration.change.reject"],
            "decision_dialog": self.env["prm.registration.decision"],
            "entry_dialog": self.env["prm.registration.entry"],
            "hand_over_dialog": self.env["prm.member.hand.over"],
            "invite_dialog": self.env["prm.partnership.invite"],
            "move_dialog": self.env["prm.program.move"],
            "offer_dialog": self.env["prm.offer.dialog"],
            "offer_dialog_line": self.env["prm.offer.dialog.line"],
            "open_dialog": self.env["prm.partner.open"],
            "portal_dialog": self.env["prm.portal.add"],
            "share_contact_dialog": self.env["prm.contact.share"],
            "share_contact_line": self.env["prm.contact.share.line"],
            "note_dialog": self.env["prm.partner.note"],
            "note_share_dialog": self.env["prm.note.share"],
            "share_dialog": self.env["prm.deal.share"],
            "show_dialog": self.env["prm.portal.show"],
            "move_line": self.env["prm.program.move.line"],
            "qualify_dialog": self.env["prm.registration.qualify"],
            "what_if_dialog": self.env["prm.partnership.what.if"],
        }

    def _parts(self):
        """Return the parts of the own, a foreign and an unowned partnership."""
        names = {
            "prm.certificate": "certificate",
            "prm.contact": "contact",
            "prm.document": "document",
            "prm.fund.entry": "fund_entry",
            "prm.marketing.activity": "activity",
            "prm.partnership.history": "history",
            "prm.partnership.term": "term",
            "prm.partnership.value": "value",
        }
        suffixes = ("", "_foreign", "_unowned")
        parts = {
            f"{names[model]}{suffix}": part
            for suffix in suffixes
            for model, part in self._create_parts(
                self.records[f"partnership{suffix}"]
            ).items()
        }
        changes = {
            f"profile_change{suffix}": self._create_profile_change(
                self.records[f"partnership{suffix}"], self.partner_a
            )
            for suffix in suffixes
        }
        entries = {
            f"directory_entry{suffix}": self._directory_entry(
                self.records[f"partnership{suffix}"]
            )
            for suffix in suffixes
        }
        invitations = {
            f"invitation{suffix}": self._create_invitation(
                self.records[f"partnership{suffix}"], self.supervisor_a
            )
            for suffix in suffixes
        }
        documents = self._documents(parts["document"])
        return parts | changes | entries | invitations | documents | self._contacts()

    def _contacts(self):
        """Return what is shared with persons of the own partnership, or was."""
        own = self.records["partnership"]
        me, mate = self.partner_a.partner_id, self.colleague_a.partner_id
        return {
            "contact_person": self._create_contact(own, me),
            "contact_colleague": self._create_contact(own, mate),
            "contact_stopped": self._create_contact(own, me, active=False),
        }

    def _documents(self, contract):
        """Return documents for all partners, and what belongs to documents."""
        everybody = contract.copy({"partnership_id": False, "is_published": True})
        member = self.records["member"]
        return {
            "document_all": everybody,
            "document_draft": contract.copy({"partnership_id": False}),
            **{
                name: self._document_part(model, document, member)
                for name, model, document in (
                    ("document_version", "version", contract),
                    ("document_version_all", "version", everybody),
                    ("document_download", "download", contract),
                    ("document_notice", "notice", contract),
                )
            },
            "document_category": self.env["prm.document.category"].create(
                {"name": "Contracts"}
            ),
        }

    def _bulk_files(self):
        """Return files with registrations: registered ones, and one that is not."""
        ours, unowned = self.partnership_a, self.records["partnership_unowned"]
        file = self._create_bulk_file(ours, self.partner_a)
        reviewed = self._create_bulk_file(ours, self.partner_a)
        self.records["reviewed"].sudo()._write_guarded({"bulk_id": reviewed.id})
        progress = self.env["prm.bulk.progress"].create({"run_id": file.id})
        return {
            "bulk_file": file,
            "bulk_file_reviewed": reviewed,
            "bulk_file_unowned": self._create_bulk_file(unowned, self.partner_a),
            "bulk_file_open": self._create_bulk_file(ours, self.partner_a, "ready"),
            "bulk_progress": progress,
        }

    def _figures(self):
        """Return lines of the analysis, and one of what the charts show."""

        def lines(model, **values):
            domain = [(name, "=", record.id) for name, record in values.items()]
            return self.env[model].search(domain, limit=1)

        report, summary = "prm.registration.report", "prm.registration.summary"
        unowned = self.records["partnership_unowned"]
        self.env[summary]._refresh(self.organization_a)
        return {
            "report": lines(report, registration_id=self.records["private"]),
            "report_reviewed": lines(report, registration_id=self.records["reviewed"]),
            "report_unowned": lines(report, partnership_id=unowned),
            "summary": lines(summary, partner_id=self.organization_a),
        }
