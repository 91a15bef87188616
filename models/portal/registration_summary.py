"""What the portal's charts show, counted beforehand."""

from odoo import api, fields, models
from odoo.tools import SQL

# Whose deal a line counts, and for whom it is visible.
SCOPE = SQL("partner_id, company_id, portal_id, contact_id, visibility")
# What makes two lines the same.
LINE = SQL("kind, %s, month, state, stage_id, registration_count, amount", SCOPE)
LINE_TYPES = (
    *("varchar", *["integer"] * 4, "varchar"),
    *("date", "varchar", "integer", "integer", "float8"),
)
SOURCES = {
    "submitted": SQL(
        "SELECT %s, date_trunc('month', submitted_at)::date AS month, state,"
        " NULL::integer AS stage_id, 0 AS amount, id FROM prm_registration"
        " WHERE origin = 'registered' AND state != 'draft'"
        " AND submitted_at IS NOT NULL",
        SCOPE,
    ),
    "open": SQL(
        "SELECT %s, NULL::date AS month, state, stage_id, amount, id"
        " FROM prm_registration WHERE outcome = 'open'",
        SCOPE,
    ),
    "won": SQL(
        "SELECT %s, date_trunc('month', date_closed)::date AS month, state,"
        " NULL::integer AS stage_id, amount, id FROM prm_registration"
        " WHERE outcome = 'won' AND date_closed IS NOT NULL",
        SCOPE,
    ),
}


class PrmRegistrationSummary(models.Model):
    """Number and amount of an organization's registrations, by what the charts need.

    A visit reads these lines only, so that it costs the same for ten registrations and
    for a hundred thousand. They are derived and can be made again at any time. One line
    per organization, of the kind ``refreshed``, says when that was.
    """

    _name = "prm.registration.summary"
    _description = "Summary of registrations"
    _log_access = False
    _order = "id"

    kind = fields.Selection(
        [
            ("submitted", "Submitted, by month and state"),
            ("open", "Open opportunities, by stage"),
            ("won", "Won opportunities, by month"),
            ("refreshed", "Time of the last refresh"),
        ],
        required=True,
        readonly=True,
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Partner organization",
        required=True,
        readonly=True,
        ondelete="cascade",
    )
    company_id = fields.Many2one("res.company", readonly=True, ondelete="cascade")
    portal_id = fields.Many2one("prm.portal", readonly=True, ondelete="cascade")
    contact_id = fields.Many2one(
        "res.partner", "Partner contact", readonly=True, ondelete="cascade"
    )
    visibility = fields.Char(readonly=True)
    month = fields.Date(readonly=True, help="First day of the month, in UTC.")
    state = fields.Char(readonly=True)
    stage_id = fields.Many2one("crm.stage", readonly=True, ondelete="cascade")
    registration_count = fields.Integer(readonly=True)
    amount = fields.Float(readonly=True, help="In the company's currency.")
    refreshed_at = fields.Datetime(readonly=True)

    _one_mark = models.UniqueIndex("(partner_id) WHERE kind = 'refreshed'")
    _of_portal = models.Index("(partner_id, company_id, portal_id, kind, month)")

    @api.model
    def _follow(self, registration_ids):
        """Count anew what these registrations have changed.

        These are the lines of their contacts: a few hundred deals of an organization
        with 100,000. All of an organization that was never counted, and where a deal
        has another contact than when it was counted.
        """
        self.env["prm.registration"].flush_model()
        rows = self.env.execute_query(
            SQL(
                "SELECT partner_id, array_agg(DISTINCT contact_id), bool_or("
                " contact_changed IS TRUE OR NOT EXISTS ("
                " SELECT FROM prm_registration_summary mark WHERE mark.partner_id"
                " = deal.partner_id AND mark.kind = 'refreshed'))"
                " FROM prm_registration deal WHERE id = ANY(%s) GROUP BY partner_id",
                list(registration_ids),
            )
        )
        partners = self.env["res.partner"]
        self._refresh(partners.browse(id_ for id_, _ids, is_all in rows if is_all))
        some = {id_: contacts for id_, contacts, is_all in rows if not is_all}
        contact_ids = {id_ for contacts in some.values() for id_ in contacts}
        self._refresh(partners.browse(some), contact_ids)
        changed = SQL("contact_changed AND id = ANY(%s)", list(registration_ids))
        locking = self.env["prm.locking"]
        locking._mark_free("prm.registration", "contact_changed", False, changed)

    @api.model
    def _refresh(self, organizations, contact_ids=None):
        """Count the registrations of ``organizations`` anew, with a few queries.

        Only lines that are other ones now are written: after one change of an
        organization with 40,000 lines these are two or three.

        Of two transactions that refresh one organization, PostgreSQL refuses the later:
        both write the line with the time first.

        :param contact_ids: of whom alone
        """
        if not organizations:
            return
        self.env["prm.registration"].flush_model()
        ids = sorted(set(organizations.ids))
        self._mark_refreshed(ids)
        changed = self._changed_query(self._of(ids, contact_ids))
        self._write_lines(self.env.execute_query(changed))
        self.invalidate_model(flush=False)

    @api.model
    def _forget(self, organization_ids):
        """Drop the lines of organizations that are merged; the job makes new ones."""
        lines_sudo = self.sudo().search([("partner_id", "in", organization_ids)])
        lines_sudo.unlink()

    @api.model
    def _mark_refreshed(self, ids):
        """Note the time; each organization has one such line, always in one order."""
        self.env.cr.execute(
            SQL(
                "INSERT INTO prm_registration_summary (kind, partner_id, refreshed_at)"
                " SELECT 'refreshed', id, %s FROM unnest(%s) AS id ORDER BY id"
                " ON CONFLICT (partner_id) WHERE kind = 'refreshed'"
                " DO UPDATE SET refreshed_at = EXCLUDED.refreshed_at",
                fields.Datetime.now(),
                ids,
            )
        )

    def _write_lines(self, changed):
        """Drop lines that are no longer so, and add those that are so now.

        :param changed: rows of :meth:`_changed_query`
        """
        gone = [id_ for ids, _is_new, *_line in changed for id_ in ids or ()]
        if gone:
            drop = SQL("DELETE FROM prm_registration_summary WHERE id = ANY(%s)", gone)
            self.env.cr.execute(drop)
        lines = [line for _ids, is_new, *line in changed if is_new]
        if lines:
            columns = SQL(", ").join(
                SQL("%s::%s[]", list(values), SQL(kind))
                for values, kind in zip(
                    zip(*lines, strict=True), LINE_TYPES, strict=True
                )
            )
            self.env.cr.execute(
                SQL(
                    "INSERT INTO prm_registration_summary (%s)"
                    " SELECT * FROM unnest(%s)",
                    *(LINE, columns),
                )
            )

    @api.model
    def _of(self, ids, contact_ids=None):
        """Return in SQL which lines, or registrations, are those of organizations.

        :param contact_ids: of whom alone
        """
        theirs = SQL("partner_id = ANY(%s)", ids)
        if contact_ids is None:
            return theirs
        return SQL("%s AND contact_id = ANY(%s)", theirs, sorted(contact_ids))

    @api.model
    def _changed_query(self, where):
        """Return the query of lines that are not what is counted now.

        A line that stands there and is counted alike is one of two equal rows. What is
        alone goes, or comes. It only reads, so PostgreSQL may share it out.

        :param SQL where: which lines, of :meth:`_of`
        """
        return SQL(
            "SELECT array_agg(id) FILTER (WHERE id IS NOT NULL),"
            " bool_or(id IS NULL), %s"
            " FROM (SELECT id, %s FROM prm_registration_summary"
            " WHERE %s AND kind != 'refreshed'"
            " UNION ALL SELECT NULL, counted.* FROM (%s) AS counted) AS line"
            " GROUP BY %s HAVING count(*) != 2 OR count(id) != 1",
            *(LINE, LINE, where, self._counting_query(where), LINE),
        )

    @api.model
    def _counting_query(self, where):
        """Return the query that counts registrations.

        :param SQL where: which ones, of :meth:`_of`
        """
        return SQL(" UNION ALL ").join(
            SQL(
                "SELECT %s AS kind, %s, month, state, stage_id, count(*),"
                " sum(amount)::float8 FROM (%s AND %s) AS registration"
                " GROUP BY %s, month, state, stage_id",
                *(kind, SCOPE, source, where, SCOPE),
            )
            for kind, source in SOURCES.items()
        )
