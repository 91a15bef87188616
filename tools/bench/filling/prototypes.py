"""One deal of each kind, made as people make it: what all others are copied from."""

from . import rows
from .rows import DEAL

# Name of the kind → how many of a thousand; what is done with it after it came in.
KINDS = {
    "draft": (30, ()),
    "submitted": (40, ()),
    "conflict": (10, ()),
    "in_review": (40, ("start",)),
    "action_required": (30, ("start", "return")),
    "open": (300, ("approve",)),
    "won": (180, ("approve", "win")),
    "lost": (120, ("approve", "lose")),
    "expired": (50, ("approve", "expire")),
    "rejected": (80, ("reject",)),
    "withdrawn": (70, ("withdraw",)),
    "cancelled": (50, ("approve", "cancel")),
}
# Their leads are shown to the partner who registered them.
WITH_LEAD = ("open", "won", "lost", "expired", "cancelled")
# Each has a customer of its own until all are there, so that none finds another one.
WORDS = (
    "Qaxvu Zoqwy Kyqpo Ruqze Liqsa Noqmi Duqto Faqji Buqha Wiqlu Goqce Peqra".split()
)
NUMBERS = tuple(
    f"{(number + 3) * 76923077 % 900000000 + 100000000}" for number in range(12)
)
OWN = dict(zip(KINDS, zip(WORDS, NUMBERS, strict=True), strict=True))
# The one who is found.
OWN["conflict"] = OWN["open"]
# Where texts of a customer stand then.
NAMING = (
    "res_partner",
    "crm_lead",
    "prm_registration",
    "prm_registration_conflict",
    "mail_message",
)


class Prototypes:
    """The records whose rows are copied."""

    def __init__(self, env, people):
        self.env = env
        self.people = people
        self.partnership = people.partnerships[f"Reseller {DEAL}"]
        self.member = self.partnership.member_ids.sorted("id")[-1:]
        self.vendor = people.employees["channel_all"]
        self.deals = {}

    def make(self):
        """Make a customer, leads that nobody registered, and a deal of each kind."""
        self.lead = self._lead(f"prospect-{DEAL}.example")
        self.hot_lead = self._lead("hotcorp.example")
        self._certificates()
        for kind, (_share, moves) in KINDS.items():
            if kind != "conflict":
                self.deals[kind] = self._deal(kind, moves)
        customer = self.deals["open"].lead_id.partner_id
        self.customer = customer.commercial_partner_id
        self.deals["conflict"] = self._deal("conflict", ())
        self.env.flush_all()
        self._keep_one_conflict()
        self._unite()
        self.env.invalidate_all()

    def find(self):
        """Find them in a database where they are made, in the order of making."""
        in_order = [*(kind for kind in KINDS if kind != "conflict"), "conflict"]
        deals = self.env["prm.registration"].search([], order="id")
        self.deals = dict(zip(in_order, deals, strict=True))
        customer = self.deals["open"].lead_id.partner_id
        self.customer = customer.commercial_partner_id
        others = [("id", "not in", deals.lead_id.ids)]
        self.lead, self.hot_lead = self.env["crm.lead"].search(others, order="id")
        return self

    def _keep_one_conflict(self):
        """Let one deal have one conflict, with the customer; all others none."""
        cr, deal = self.env.cr, self.deals["conflict"]
        cr.execute(
            "DELETE FROM prm_registration_conflict"
            " WHERE registration_id != %s OR found_customer_id IS DISTINCT FROM %s",
            [deal.id, self.customer.id],
        )
        assert deal.conflict_ids.exists(), "The conflict was not found."

    def _unite(self):
        """Let all name one customer, by the marks that are replaced in each copy."""
        for word, number in OWN.values():
            marks = {
                word: rows.WORD,
                word.lower(): rows.WORD_LOWER,
                number: rows.CUSTOMER,
            }
            for table in NAMING:
                rows.replace(self.env.cr, table, marks)
        self.env.cr.execute("UPDATE prm_registration SET weaker_sign_count = 0")

    def _lead(self, host):
        return self.env["crm.lead"].create(
            {
                "name": f"Inquiry {DEAL}",
                "type": "opportunity",
                "partner_name": f"Prospect {DEAL}",
                "contact_name": "Joe Doe",
                "email_from": f"joe{DEAL}@{host}",
                "website": f"https://prospect-{DEAL}.example",
                "expected_revenue": 10000,
                "user_id": self.vendor.id,
            }
        )

    def _certificates(self):
        self.env["prm.certificate"].create(
            {
                "name": "Certified engineer",
                "partnership_id": self.partnership.id,
                "partner_id": self.member.partner_id.id,
                "result": "passed",
            }
        )
        self.env["prm.marketing.activity"].create(
            {"name": "Webinar", "partnership_id": self.partnership.id}
        )

    # -------------------------------------------------------------------- deals

    def _deal(self, kind, moves):
        """Register a deal as its partner would, and do with it what makes its kind."""
        here = self.partnership.with_user(self.member.user_id)
        portal = here.env["prm.portal"]._for_user()[:1]
        deal = portal._own_partnership()._register_deal(
            self._form(kind),
            f"prototype-{kind}",
            submit=kind != "draft",
            ask_review=kind == "conflict",
        )
        deal = deal.with_user(self.vendor)
        self.env.cr.execute(
            "UPDATE prm_registration SET number = 'REG' || %s WHERE id = %s",
            [DEAL, deal.id],
        )
        deal.invalidate_recordset(["number"])
        self.env.add_to_compute(deal._fields["search_text"], deal.sudo())
        for move in moves:
            getattr(self, f"_{move}")(deal)
        if kind != "draft":
            deal.sudo().message_post(
                body="Could you tell us about the schedule?",
                message_type="comment",
                subtype_xmlid="mail.mt_comment",
                author_id=deal.sudo().contact_id.id,
            )
        return deal.sudo()

    def _form(self, kind):
        word, number = OWN[kind]
        name, host = (
            f"{word} Industries {number} GmbH",
            f"{word}-industries-{number}.example".lower(),
        )
        return {
            "name": f"Rollout {DEAL} at {name}",
            "is_new_company": True,
            "customer_name": name,
            "customer_website": f"https://www.{host}",
            "customer_vat": f"DE{number}",
            "is_new_contact": True,
            "contact_first_name": "Ann",
            "contact_last_name": "Lee",
            "contact_email": f"ann@{host}",
            "contact_phone": "+49 30 1234567",
            "representative_id": self.member.partner_id.id,
            "requirements": "We need 50 seats, with a rollout in two steps.",
        }

    def _reason(self, kind):
        return self.env["prm.reason"].search([("kind", "=", kind)], limit=1)

    def _start(self, deal):
        deal.action_start_review()

    def _return(self, deal):
        deal.decision_note = "Please add the tax number."
        deal.action_return()

    def _reject(self, deal):
        deal.reason_id = self._reason("rejection")
        deal.action_reject()

    def _cancel(self, deal):
        deal.reason_id = self._reason("cancellation")
        deal.action_cancel()

    def _withdraw(self, deal):
        deal.with_user(self.member.user_id)._withdraw(self._reason("withdrawal").id)

    def _approve(self, deal):
        deal.action_qualify()
        deal.sudo().lead_id.write(
            {
                "expected_revenue": 10000,
                "user_id": self.vendor.id,
                "partner_assigned_id": self.partnership.partner_id.id,
            }
        )

    def _win(self, deal):
        deal.sudo().lead_id.action_set_won()

    def _lose(self, deal):
        deal.sudo().lead_id.action_set_lost()

    def _expire(self, deal):
        deal.sudo()._move_to("expired")
