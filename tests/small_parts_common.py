"""What hangs on deals, members and portals, as the tables of access name it."""


class SmallParts:
    """Makes one of each; it is mixed into cases that have the people."""

    def _news(self, registration):
        return self.env["prm.registration.news"].create(
            {"registration_id": registration.id, "kind": "won"}
        )

    def _extension(self, registration):
        """Return a request for more days of protection that waits."""
        values = {
            "registration_id": registration.id,
            "contact_id": registration.sudo().contact_id.id,
            "days": 10,
            "reason": "The tender was delayed.",
        }
        return self.env["prm.extension"].create(values)

    def _appeal(self, registration):
        """Return an appeal against the last move of a deal, which nobody looks at."""
        deal = registration.sudo()
        values = {
            "registration_id": deal.id,
            "transition_id": deal.transition_ids[-1:].id,
            "decision": "rejected",
            "contact_id": deal.contact_id.id,
            "reason": "The customer has signed.",
        }
        return self.env["prm.appeal"].create(values)

    def _directory_entry(self, partnership, **values):
        """Return a version that waits, of what the directory says of a partner."""
        words = {"partnership_id": partnership.id, "name": "Entry"}
        return self.env["prm.directory.entry"].create({**words, **values})

    def _application(self, portal, state="confirmed", **values):
        """Return an application to a portal, which nobody is responsible for."""
        application = self.env["prm.application"].create(
            {
                "portal_id": portal.id,
                "name": "Cedar Trading",
                "last_name": "Cole",
                "email": "cole@cedar.example.com",
                **values,
            }
        )
        if state != "new":
            self.env["prm.application.entrance"]._confirm(application.sudo())
        return application

    def _applications(self, portal):
        """Return applications: of nobody, of an employee, one that is not confirmed.

        And what visitors are counted by.
        """
        own = {"user_id": self.channel_own.id}
        counted = {"who": "x", "kind": "applications", "count": 1}
        return {
            "application": self._application(portal),
            "application_own": self._application(portal, **own),
            "application_new": self._application(portal, "new", **own),
            "visitor_limit": self.env["prm.visitor.limit"].create(
                {**counted, "window": "2026-01-01 00:00:00"}
            ),
        }

    def _promises(self, registration):
        """Return the name in the tables → a line of the ledger, and what it says."""
        deal = registration.sudo()
        portal, now = {"portal_id": deal.portal_id.id}, "2026-01-02 09:00:00"
        figures = self.env["prm.promise.figures"]
        figures = figures.search([("portal_id", "=", deal.portal_id.id)], limit=1)
        decision = self.env["prm.promise.decision"].create(
            {
                **portal,
                "registration_id": deal.id,
                "transition_id": deal.transition_ids[-1:].id,
                "partnership_id": deal.partnership_id.id,
                "partner_id": deal.partner_id.id,
                "program_id": deal.program_id.id,
                "company_id": deal.company_id.id,
                "user_id": self.env.uid,
                "date": now,
                "result": "approved",
            }
        )
        told = {**portal, "counted_at": now, "date_from": now}
        return {
            "promise_decision": decision,
            "promise_figures": figures or figures.create(told),
        }

    def _question(self, registration):
        """Return a question about progress that waits for an answer."""
        values = {"registration_id": registration.id, "answer_until": "2026-01-09"}
        return self.env["prm.progress.question"].create(values)

    def _deal_change(self, registration):
        """Return what the author proposes of a deal."""
        return self.env["prm.registration.change"].create(
            {
                "registration_id": registration.id,
                "contact_id": self.partner_a.partner_id.id,
                "kind": "deal",
                "values": {"amount_estimate": ["", 5.0]},
            }
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

    def _create_bulk_file(self, partnership, user, state="done", **values):
        """Return a file with registrations that ``user`` sent."""
        file = self.env["prm.bulk.registration"].create(
            {
                "name": "deals.xlsx",
                "user_id": user.id,
                "partnership_id": partnership.id,
                "portal_id": partnership.portal_id.id,
                "total": 1,
                **values,
            }
        )
        file._write_guarded({"state": state, "registered_at": "2026-01-02 00:00:00"})
        return file

    def _terms_of(self, program, is_draft=False):
        """Return a version of the terms of a program, published unless told."""
        values = {"program_id": program.id, "body": "<p>Keep secrets.</p>"}
        terms = self.env["prm.program.terms"].create(values)
        if not is_draft:
            terms._publish()
        return terms

    def _acceptance(self, partnership, terms):
        """Return the acceptance of terms by a partner."""
        return self.env["prm.terms.acceptance"].create(
            {
                "partnership_id": partnership.id,
                "terms_id": terms.id,
                "program_id": terms.program_id.id,
                "version": terms.version,
                "name": "Alice Alder",
                "date": "2026-01-02 09:00:00",
                "checksum": terms.checksum,
            }
        )

    def _first_days(self, partnership):
        """Return the line of a partnership in the report of the first days."""
        self.env.flush_all()
        return self.env["prm.first.days.report"].browse(partnership.id)

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

    def _offers_of(self, partnership, suffix=""):
        """Return the name in the tables → an offer, its round, its line of analysis."""
        offer = self._create_offer(partnership)
        offer._move_to("offered", offered_at="2026-01-01 00:00:00")
        self.env.flush_all()
        return {
            f"offer{suffix}": offer,
            f"offer_round{suffix}": offer.round_id,
            f"offer_report{suffix}": self.env["prm.offer.report"].browse(offer.id),
        }

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
            "saved_filter": self._saved_filter(member),
        }

    def _saved_filter(self, member, **values):
        """Return a filter of the list of registrations that a member saved."""
        saved = {"name": "Steel", "kind": "registrations", "query": "search=steel"}
        return self.env["prm.saved.filter"].create(
            {"member_id": member.id, **saved, **values}
        )
