from odoo import api, fields, models
from odoo.exceptions import UserError, ValidationError

from ...policy import registration_moves

# From other parts: _former_reviewers_sudo, _follow_reviewer, customer_id,
# _note_move, _tell_of_move

# Fixed when the registration is created: the record rules stand on them.
IDENTITY = frozenset(
    {"number", "partnership_id", "partner_id", "company_id", "portal_id", "program_id"}
)
# There the customer was looked at; what is taken up again is looked at again.
SETTLED = frozenset({"approved", "expired"})
STATES = [
    ("draft", "Draft"),
    ("offered", "Offered"),
    ("submitted", "Submitted"),
    ("in_review", "In review"),
    ("action_required", "Input needed"),
    ("approved", "Approved"),
    ("rejected", "Not accepted"),
    ("withdrawn", "Withdrawn"),
    ("cancelled", "Cancelled"),
    ("expired", "Protection ended"),
]
# What only moves and entries of our own code write.
GUARDED = frozenset(
    "lead_id first_submitted_at first_in_at is_taken_back submitted_at decided_at"
    " decided_by_id resubmission_count protection_start protection_end submission_token"
    " told_outcome told_stage_id told_closing".split()
)


class PrmRegistration(models.Model):
    """The tie between a partner and a deal: the partner's one window on it."""

    _name = "prm.registration"
    _inherit = [
        "prm.section.mask.mixin",
        "prm.share.guard.mixin",
        "prm.company.mixin",
        "prm.computed.guard.mixin",
        "prm.transition.mixin",
        "prm.score.trigger.mixin",
        "prm.customer.match.mixin",
        "prm.thread.mixin",
        "mail.activity.mixin",
    ]
    _description = "Registration"
    _order = "id desc"
    _rec_names_search = ["number", "name", "customer_name"]
    _mail_post_access = "write"

    # identity
    number = fields.Char(readonly=True, copy=False, index=True)
    name = fields.Char("Opportunity", required=True, tracking=True)
    partnership_id = fields.Many2one(
        "prm.partnership", required=True, index=True, ondelete="restrict"
    )
    partner_id = fields.Many2one(
        "res.partner",
        "Partner organization",
        required=True,
        readonly=True,
        ondelete="restrict",
    )
    portal_id = fields.Many2one(
        "prm.portal", required=True, readonly=True, ondelete="restrict"
    )
    program_id = fields.Many2one(
        "prm.program", required=True, readonly=True, ondelete="restrict"
    )
    company_id = fields.Many2one(
        "res.company", required=True, readonly=True, ondelete="restrict"
    )
    currency_id = fields.Many2one(related="company_id.currency_id", store=True)
    state = fields.Selection(
        STATES,
        default="draft",
        required=True,
        readonly=True,
        copy=False,
        tracking=True,
        group_expand="_expand_states",
    )
    origin = fields.Selection(
        [
            ("registered", "Registered by the partner"),
            ("shared", "Shared with the partner"),
            ("offered", "Offered to the partner"),
        ],
        default="registered",
        required=True,
        readonly=True,
    )
    partner_reference = fields.Char(
        "Partner's reference", help="The partner's own number for this deal."
    )

    # deal
    offering_id = fields.Many2one(
        "prm.offering", "Service or product", ondelete="restrict"
    )
    budget = fields.Text(help="Price expectations and budget.")
    requirements = fields.Text("Customer requirements")
    expected_amount = fields.Monetary(
        "Reviewer's estimate",
        tracking=True,
        help="What the deal may be worth, in the company's currency; partners do not "
        "see it.",
    )

    # portal
    last_news_at = fields.Datetime("Last news", default=fields.Datetime.now, copy=False)
    # Without those of its opportunity, for people who do not see opportunities.
    plain_news_at = fields.Datetime(
        "Last news of the registration", default=fields.Datetime.now, copy=False
    )
    submission_token = fields.Char("Token", readonly=True, copy=False)

    _token_once = models.UniqueIndex(
        "(create_uid, submission_token) WHERE submission_token IS NOT NULL",
        "This form has already been submitted.",
    )

    # ---------------------------------------------------------------- computes

    @api.depends("number", "name")
    def _compute_display_name(self):
        for registration in self:
            parts = [registration.number, registration.name]
            registration.display_name = " ".join(part for part in parts if part)

    @api.model
    def _expand_states(self, states, domain):
        """Return the states at hand in the order of the life cycle."""
        return [key for key, _label in STATES if key in states]

    @api.onchange("partnership_id")
    def _onchange_partnership_id(self):
        """Show at once what the registration will take from its partnership."""
        if self.partnership_id:
            self.update(
                self._prepare_identity({"partnership_id": self.partnership_id.id})
            )

    # -------------------------------------------------------------------- CRUD

    @api.model_create_multi
    def create(self, vals_list):
        """Create registrations that take their identity from the partnership."""
        here = self._guard_create(vals_list)
        return super(PrmRegistration, here).create(
            [
                {**vals, **here._prepare_identity(vals), "number": here._next_number()}
                for vals in map(here._with_own_closing, vals_list)
            ]
        )

    def write(self, vals):
        """Write, with the guards first; then tell people, and compare anew."""
        self._guard_write(vals)
        former_sudo = self._former_reviewers_sudo(vals)
        result = super().write(self._with_own_closing(vals))
        self._follow_reviewer(vals, former_sudo)
        self.env["prm.customer.screening"]._follow_write(self, vals)
        return result

    def _guard_write(self, vals):
        """Keep what the record rules stand on, and a customer who was looked at.

        :raises UserError: when one of them would change
        """
        super()._guard_write(vals)
        if IDENTITY & vals.keys():
            raise UserError(self.env["prm.messages"]._text("registration_is_frozen"))
        if "customer_id" in vals and not self.env.su:
            customer_id = vals["customer_id"] or False
            settled = self.filtered(lambda each: each.state in SETTLED)
            if any(each.customer_id.id != customer_id for each in settled):
                raise UserError(self.env["prm.messages"]._text("customer_is_settled"))

    def _computed_only_fields(self):
        return super()._computed_only_fields() - self._guarded_fields() - IDENTITY

    @api.ondelete(at_uninstall=False)
    def _unlink_only_own_drafts(self):
        """Refuse to delete what was ever submitted."""
        for registration in self:
            if registration.state != "draft" or registration.submitted_at:
                raise UserError(self.env["prm.messages"]._text("registration_kept"))

    def _next_number(self):
        sequences_sudo = self.env["ir.sequence"].sudo()
        return sequences_sudo.next_by_code("prm.registration")

    def _prepare_identity(self, vals):
        """Return what a new registration takes from its partnership, for good.

        :raises ValidationError: without a partnership
        """
        partnership_sudo = self.env["prm.partnership"].sudo()
        partnership_sudo = partnership_sudo.browse(vals.get("partnership_id"))
        if not partnership_sudo.exists():
            raise ValidationError(self.env["prm.messages"]._text("partnership_missing"))
        portal_sudo = partnership_sudo.portal_id
        reviewer_sudo = self.env["prm.audience"]._reviewer_sudo(partnership_sudo)
        contact_sudo = partnership_sudo.contact_id
        return {
            "partner_id": partnership_sudo.partner_id.id,
            "company_id": partnership_sudo.company_id.id,
            "portal_id": portal_sudo.id,
            "program_id": partnership_sudo.program_id.id,
            "reviewer_id": vals.get("reviewer_id") or reviewer_sudo.id,
            "contact_id": vals.get("contact_id") or contact_sudo.id,
        }

    # ------------------------------------------------------------------- moves

    @api.model
    def _verdict_move(self, old, new):
        return registration_moves.verdict_move(old, new)

    def _initial_states(self, vals):
        origin = {**self.default_get(["origin"]), **vals}.get("origin")
        return registration_moves.initial_states(origin)

    def _guarded_fields(self):
        return super()._guarded_fields() | GUARDED

    def _after_move(self, before):
        """Note the move, tell of it, then settle what hung on the state before."""
        self._note_move(before)
        self._tell_of_move()
        self.env["prm.customer.screening"]._follow_move(self, before)
        self.env["prm.deal.request.mixin"]._follow_move(self, before)

    def _score_triggers(self):
        return (
            "state",
            "outcome",
            "amount",
            "stage_id",
            "date_closed",
            "contact_id",
            "visibility",
        )

    # ---------------------------------------------------------- for the portal

    def _portal_page(self, kind="registrations"):
        """Return what its page shows to the current user, see the service.

        :param str kind: ``registrations`` or ``opportunities``: whose page it is
        """
        return self.env["prm.registration.page"]._page(self, kind)

    def _portal_readable_fields(self):
        return super()._portal_readable_fields() | PORTAL_READABLE

    def _section_fields(self):
        return {**super()._section_fields(), "program_id": "program"}

    def _note_news(self):
        """Note that something happened which everybody who reads it may know."""
        now = fields.Datetime.now()
        self_sudo = self.sudo()
        self_sudo.write({"last_news_at": now, "plain_news_at": now})


PORTAL_READABLE = frozenset(
    "number name partnership_id partner_id contact_id representative_id portal_id"
    " program_id company_id currency_id origin visibility partner_reference"
    " offering_id budget requirements date_closing"
    " is_new_company customer_name customer_website customer_vat is_new_contact"
    " contact_first_name contact_last_name contact_middle_name contact_email"
    " contact_phone state first_submitted_at submitted_at review_due_at decided_at"
    " reason_id decision_note flagged_fields resubmission_count protection_start"
    " protection_end is_protected outcome amount date_closed stage_name pipeline_name"
    " last_news_at create_date".split()
)
