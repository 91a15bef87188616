"""Entries of the public directory: each version that an organization agreed to."""

from odoo import api, fields, models
from odoo.exceptions import UserError

from ...policy.life_cycle import verdict_pair

ACTIVITY = "prm.mail_activity_directory"
MAIL = "prm.mail_template_directory_decided"
STATES = [
    ("waiting", "Waiting for approval"),
    ("published", "Public"),
    ("former", "Replaced"),
    ("ended", "Withdrawn by the partner"),
    ("declined", "Declined"),
    ("closed", "Taken down"),
]
MOVES = frozenset(
    [
        *(("waiting", state) for state in ("published", "declined", "former", "ended")),
        *(("published", state) for state in ("closed", "former", "ended")),
        *(("closed", state) for state in ("published", "former", "ended")),
    ]
)


class PrmDirectoryEntry(models.Model):
    """A version of what the directory says of an organization, agreed by the partner.

    Partners make it by the portal's form, which asks for their agreement; employees
    publish it. Nobody changes its words afterwards: who wants other ones agrees to a
    new version, and the former one stays public until that is published.
    """

    _name = "prm.directory.entry"
    _inherit = ["prm.partnership.line.mixin", "prm.transition.mixin"]
    _description = "Entry in the partner directory"
    _order = "state desc, id desc"

    name = fields.Char("Shown name", required=True, readonly=True)
    description = fields.Text(readonly=True)
    website = fields.Char(readonly=True)
    country_id = fields.Many2one("res.country", readonly=True, ondelete="restrict")
    city = fields.Char(readonly=True)
    address = fields.Char("Address on the map", readonly=True)
    phone = fields.Char(readonly=True)
    email = fields.Char(readonly=True)
    offering_ids = fields.Many2many(
        "prm.offering", string="Services and products", readonly=True
    )
    lang_ids = fields.Many2many(
        "res.lang",
        string="Languages",
        readonly=True,
        context={"active_test": False},
    )
    logo = fields.Image(max_width=256, max_height=256, readonly=True)

    portal_id = fields.Many2one(
        related="partnership_id.portal_id", store=True, index=True
    )
    user_id = fields.Many2one(
        "res.users", "Partner manager", related="partnership_id.user_id", store=True
    )
    state = fields.Selection(
        STATES, default="waiting", required=True, readonly=True, index=True
    )
    agreed_by_id = fields.Many2one(
        "res.partner", "Agreed by", readonly=True, ondelete="restrict"
    )
    agreed_at = fields.Datetime("Agreed on", readonly=True)
    published_at = fields.Datetime("Public since", readonly=True)
    note = fields.Text(
        "Note to the partner", help="The partner reads it on the portal."
    )
    public_url = fields.Char("Public page", compute="_compute_public_url")

    _one_waits = models.UniqueIndex("(partnership_id) WHERE state = 'waiting'")
    _one_is_public = models.UniqueIndex("(partnership_id) WHERE state = 'published'")

    def _compute_public_url(self):
        directory = self.env["prm.directory"]
        for company, entries in self.grouped("company_id").items():
            visible_sudo = directory._visible_sudo(company)
            for entry in entries:
                url = directory._url(entry) if entry in visible_sudo else ""
                entry.public_url = url

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create after the guards: entries come from the portal."""
        here = self._guard_create(vals_list)
        return super(PrmDirectoryEntry, here).create(vals_list)

    def write(self, vals):
        """Write after the guards: the note, or a move."""
        self._guard_write(vals)
        return super().write(vals)

    def _computed_only_fields(self):
        """Return all fields but the note: code writes entries."""
        columns = self._columns_but({"note", *self._guarded_fields()})
        return columns | {"offering_ids", "lang_ids", "logo"}

    def _guarded_fields(self):
        return super()._guarded_fields() | {"published_at"}

    def _initial_states(self, vals):
        return frozenset({"waiting"})

    @api.model
    def _verdict_move(self, old, new):
        return verdict_pair(old, new, MOVES, tuple(dict(STATES)))

    # ----------------------------------------------------------------- buttons

    def action_publish(self):
        """Make these entries public, in the place of former ones.

        :raises UserError: when one was decided already, or its tier grants no entry
        """
        self.check_access("write")
        for entry in self:
            entry._publish()

    def action_decline(self):
        """Decline these entries; what was public before stays so.

        :raises UserError: without a note to the partner
        """
        self.check_access("write")
        if not all(entry.note and entry.note.strip() for entry in self):
            raise UserError(self.env._("Tell the partner why: write a note first."))
        self._move_to("declined")

    def action_take_down(self):
        """Make these entries public no longer."""
        self.check_access("write")
        self._move_to("closed")

    # ------------------------------------------------------------------- moves

    def _publish(self):
        """Make one entry public; another version of it is replaced.

        :raises UserError: when its tier grants no entry
        """
        if not self.env["prm.directory"]._is_granted(self.partnership_id):
            raise UserError(self.env["prm.messages"]._text("directory_not_granted"))
        self._versions_sudo("published", "closed")._replace()
        self._move_to("published", published_at=fields.Datetime.now())

    def _versions_sudo(self, *states):
        """Return the other versions (sudo) of one entry that are in these states."""
        versions_sudo = self.sudo().search(
            [
                ("partnership_id", "=", self.partnership_id.id),
                ("state", "in", states),
                ("id", "!=", self.id),
            ]
        )
        return versions_sudo

    def _replace(self):
        """Let newer versions take the place of these, if any."""
        if self:
            self._move_to("former")
            self.flush_recordset(["state"])  # one is public for each partnership

    def _after_move(self, before):
        """End the activity of what was decided, and tell the partner's supervisors."""
        result = super()._after_move(before)
        has_pages = self.env["prm.directory"]._has_pages()
        for entry_sudo in self.sudo():
            own_sudo = entry_sudo.partnership_id
            if before[entry_sudo.id] == "waiting":
                own_sudo.activity_unlink([ACTIVITY])
            is_news = entry_sudo.state in ("published", "declined", "closed")
            if is_news and has_pages and not self.env.user.share:
                own_sudo._mail_partner(MAIL, record=entry_sudo)
        return result

    def _readers_sudo(self, people):
        """Return those of ``people`` (sudo) who may open the section."""
        return self.sudo().partnership_id._readers_sudo(people)
