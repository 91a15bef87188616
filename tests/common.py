"""One user per role, two partner companies, and factories for the rest.

Vendor: the main company. Partner A: ``partner_a`` (author), ``colleague_a``,
``supervisor_a``. Partner B: ``partner_b``, ``supervisor_b``. ``portal_user`` has no
partner role, ``salesperson`` no channel group, ``employee`` no CRM.
"""

import uuid

from odoo.tests import TransactionCase

from .people_common import PeopleData

# A few bytes of each accepted kind are enough for the checks of content.
PDF = b"%PDF-1.7 an offer"


class PrmData(PeopleData):
    """Data that every test of the addon starts from, and factories for more.

    Apart from the test case: tests of races write it into transactions of their own.
    """

    @classmethod
    def _create_data(cls):
        """Create the vendor, two partner companies and their people in ``cls.env``."""
        cls.company = cls.env.company
        cls.organization_a, cls.organization_b = cls._create_organizations(
            "Alder Systems", "Birch Consulting"
        )
        cls._create_people()
        cls.public_user = cls.env.ref("base.public_user")
        cls._create_programs()
        cls.partnership_a = cls._create_partnership(cls.organization_a)
        cls.partnership_b = cls._create_partnership(cls.organization_b)
        cls._create_members()

    # ------------------------------------------------------------ configuration

    @classmethod
    def _create_programs(cls):
        cls.team = cls.env["crm.team"].create(
            {"name": "Partner sales", "company_id": cls.company.id}
        )
        cls.portal = cls.env["prm.portal"].create(
            {
                "name": "Test portal",
                "path": "test",
                "state": "active",
                "company_id": cls.company.id,
                "team_id": cls.team.id,
                "reviewer_id": cls.channel_own.id,
            }
        )
        cls._hide_what_joins(cls.portal)
        cls.program = cls.env["prm.program"].create(
            {"name": "Resellers", "portal_id": cls.portal.id}
        )
        cls.tier = cls.env["prm.tier"].create(
            {"program_id": cls.program.id, "level": 1, "name": "Bronze", "margin": 10}
        )
        cls.offering = cls.env["prm.offering"].create({"name": "Licenses"})
        cls.reasons = {
            kind: cls.env["prm.reason"].create({"name": f"A {kind}", "kind": kind})
            for kind, _label in cls.env["prm.reason"]._fields["kind"].selection
        }

    @classmethod
    def _hide_what_joins(cls, portal):
        """Let a portal be as one that was there before addons joined other apps.

        So it is the same portal beside whatever apps; their own tests show what is
        theirs.
        """
        sections = cls.env["prm.portal.sections"]._entries()
        joined = {section.key for section in sections if section.starts_hidden}
        rows = portal.section_ids.filtered(lambda row: row.key in joined)
        if rows:
            rows.visible = False

    @classmethod
    def _create_partnership(cls, organization, program=None, activate=True):
        partnership = cls.env["prm.partnership"].create(
            {
                "partner_id": organization.id,
                "program_id": (program or cls.program).id,
                "user_id": cls.channel_own.id,
                "user_ids": [(6, 0, cls.channel_own.ids)],
            }
        )
        if activate:
            partnership.action_activate()
        return partnership

    @classmethod
    def _create_tiers(cls, program, *target_points):
        """Return new tiers of ``program`` on top, one per number of target points."""
        top = max(program.tier_ids.mapped("level"), default=0)
        return cls.env["prm.tier"].create(
            [
                {
                    "program_id": program.id,
                    "level": level,
                    "name": f"Level {level}",
                    "target_points": points,
                }
                for level, points in enumerate(target_points, top + 1)
            ]
        )

    @classmethod
    def _create_condition(cls, tier, measure="manual", value=1, points=10, **values):
        """Return an obligation of ``tier`` on a parameter of its own."""
        code = f"{measure}_{uuid.uuid4().hex[:8]}"
        parameter = {"name": code, "code": code, "measure": measure}
        return cls.env["prm.condition"].create(
            {
                "tier_id": tier.id,
                "parameter_id": cls.env["prm.parameter"].create(parameter).id,
                "value": value,
                "points": points,
                **values,
            }
        )

    # ----------------------------------------------------- parts of a partnership

    @classmethod
    def _create_certificate(cls, partnership, user=None, **values):
        """Return a certification that a person passed: the user's, or a new one."""
        person = user.partner_id if user else None
        person = person or cls._create_person(partnership.partner_id, "nora")
        return cls.env["prm.certificate"].create(
            {
                "name": "Certified Consultant",
                "partnership_id": partnership.id,
                "partner_id": person.id,
                "result": "passed",
                **values,
            }
        )

    @classmethod
    def _create_activity(cls, partnership, **values):
        """Return a draft of a marketing activity."""
        return cls.env["prm.marketing.activity"].create(
            {"name": "Road show", "partnership_id": partnership.id, **values}
        )

    @classmethod
    def _create_fund_entry(cls, partnership, amount=1000, **values):
        """Return a credit that was entered by hand."""
        return cls.env["prm.fund.entry"].create(
            {
                "name": "Welcome budget",
                "partnership_id": partnership.id,
                "amount": amount,
                **values,
            }
        )

    @classmethod
    def _create_offer(cls, partnership):
        """Return the offer of a new lead to a partner, which waits for its turn."""
        lead = cls.env["crm.lead"].create({"name": "An offered lead"})
        line = {"partnership_id": partnership.id}
        offer_round = cls.env["prm.offer.round"].create(
            {
                "name": "A mill moves",
                "lead_id": lead.id,
                "company_id": partnership.company_id.id,
                "user_id": cls.env.uid,
                "line_ids": [(0, 0, line)],
            }
        )
        return offer_round.line_ids

    @classmethod
    def _create_profile_change(cls, partnership, user, **values):
        """Return a change of the organization that waits, asked by ``user``."""
        return cls.env["prm.profile.change"].create(
            {
                "partnership_id": partnership.id,
                "contact_id": user.partner_id.id,
                "name": "street",
                "new": "Birch street 2",
                "new_value": "Birch street 2",
                **values,
            }
        )

    @classmethod
    def _create_direct_deal(cls, registration):
        """Return a deal that was taken direct beside a registration."""
        lead = cls.env["crm.lead"].create({"name": "Taken direct"})
        values = {"registration_id": registration.id, "lead_id": lead.id}
        return cls.env["prm.direct.deal"].create(
            {**values, "date": "2026-01-01", "kind": "protected"}
        )

    @classmethod
    def _create_invitation(cls, partnership, user, **values):
        """Return an invitation by ``user`` that waits for approval."""
        return cls.env["prm.invitation"].create(
            {
                "partnership_id": partnership.id,
                "contact_id": user.partner_id.id,
                "email": "lena@new.example.com",
                **values,
            }
        )

    # ------------------------------------------------------------ registrations

    def _form_values(self, user, **values):
        """Return clean values of a complete form for a new company."""
        number = uuid.uuid4().hex[:8]
        return {
            "name": f"Deal {number}",
            "is_new_company": True,
            "customer_name": f"Customer {number}",
            "customer_website": f"https://{number}.example.org",
            "customer_vat": str(uuid.uuid4().int)[:9],
            "is_new_contact": True,
            "contact_first_name": "Carl",
            "contact_last_name": "Customer",
            "contact_email": f"carl@{number}.example.org",
            "contact_phone": "+49 30 1234567",
            "representative_id": user.partner_id.id,
            **values,
        }

    def _register(self, user=None, submit=True, token="", **options):
        """Register a deal as the portal would do for ``user``.

        ``comments`` and ``ask_review`` are options; all else are values of the form.
        """
        user = user or self.partner_a
        comments = options.pop("comments", "")
        ask_review = options.pop("ask_review", False)
        portal = self.env["prm.portal"].with_user(user)._for_user()[:1]
        portal = portal._with_found([options.get("customer_id")])
        return portal._own_partnership()._register_deal(
            self._form_values(user, **options),
            token or uuid.uuid4().hex,
            submit=submit,
            comments=comments,
            ask_review=ask_review,
        )

    def _approve(self, registration, reviewer=None):
        """Approve ``registration`` with defaults; return its opportunity."""
        registration = registration.with_user(reviewer or self.channel_own)
        registration.action_qualify()
        return registration.sudo().lead_id

    def _judge(self, registration, decision="different", note="Another plant"):
        """Let a reviewer say what all conflicts of ``registration`` are."""
        conflicts = registration.sudo().conflict_ids.with_user(self.channel_admin)
        conflicts.write({"decision": decision, "note": note})

    def _upload(self, user, token, name="offer.pdf", data=PDF):
        """Store a pending file of ``user``."""
        return self.env["prm.upload"].with_user(user)._store_sudo(token, name, data)


class PrmCase(PrmData, TransactionCase):
    """One transaction that starts with the data and is rolled back."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls._create_data()
