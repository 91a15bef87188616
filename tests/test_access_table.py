"""Role × model × operation × whose record: every cell of names.md, "Who reads what".

A cell holds the operations that are allowed: (r)ead, (w)rite, (c)reate, (u)nlink. What
is allowed by rights may still be refused by the life cycle (see test_access_deeds).
"""

from odoo.exceptions import AccessError
from odoo.tests import tagged

from .common import PrmCase

OPERATIONS = {"r": "read", "w": "write", "c": "create", "u": "unlink"}

# Organisation A: partner = the author, mate = a colleague, superv = the supervisor.
# salesp = of the lead; own = owns A's partnership; review = another one, reviewer of
# one registration; "colleague" = of the colleague, seen from the author.
ROLES = (
    "partner mate superv foreign salesp sales2 own review all admin employee portal"
    " public"
).split()

TABLE = """
record                partner mate superv foreign salesp sales2 own review all admin employee portal public
portal                r       r    r      r       -      -      r   r      r   rwcu  -        -      -
portal_draft          -       -    -      -       -      -      r   r      r   rwcu  -        -      -
portal_other          -       -    -      -       -      -      r   r      r   rwcu  -        -      -
program               r       r    r      r       -      -      r   r      r   rwcu  -        -      -
program_archived      -       -    -      -       -      -      r   r      r   rwcu  -        -      -
program_other         -       -    -      -       -      -      r   r      r   rwcu  -        -      -
tier                  r       r    r      r       -      -      r   r      r   rwcu  -        -      -
tier_other            -       -    -      -       -      -      r   r      r   rwcu  -        -      -
offering              r       r    r      r       -      -      r   r      r   rwcu  -        -      -
offering_archived     -       -    -      -       -      -      r   r      r   rwcu  -        -      -
reason_withdrawal     r       r    r      r       -      -      r   r      r   rwcu  -        -      -
reason_rejection      -       -    -      -       -      -      r   r      r   rwcu  -        -      -
reason_archived       -       -    -      -       -      -      r   r      r   rwcu  -        -      -
partner_type          -       -    -      -       -      -      r   r      r   rwcu  -        -      -
partnership           r       r    r      -       -      -      rw  -      rwc rwcu  -        -      -
partnership_foreign   -       -    -      r       -      -      rw  -      rwc rwcu  -        -      -
partnership_unowned   -       -    -      -       -      -      -   -      rwc rwcu  -        -      -
member                r       -    r      -       -      -      rwc -      rwc rwcu  -        -      -
member_colleague      -       r    r      -       -      -      rwc -      rwc rwcu  -        -      -
member_foreign        -       -    -      r       -      -      rwc -      rwc rwcu  -        -      -
draft                 r       -    -      -       -      -      -   -      -   rwcu  -        -      -
draft_shared          r       -    -      -       -      -      -   -      -   rwcu  -        -      -
draft_colleague       -       r    -      -       -      -      -   -      -   rwcu  -        -      -
draft_own_of_employee r       -    -      -       -      -      rwc -      -   rwcu  -        -      -
private               r       -    r      -       -      -      rwc -      rwc rwcu  -        -      -
private_colleague     -       r    r      -       -      -      rwc -      rwc rwcu  -        -      -
shared                r       r    r      -       -      -      rwc -      rwc rwcu  -        -      -
shared_colleague      r       r    r      -       -      -      rwc -      rwc rwcu  -        -      -
approved              r       -    r      -       r      -      rwc -      rwc rwcu  -        -      -
reviewed              r       -    r      -       -      -      rwc rw     rwc rwcu  -        -      -
foreign               -       -    -      r       -      -      rwc -      rwc rwcu  -        -      -
foreign_shared        -       -    -      r       -      -      rwc -      rwc rwcu  -        -      -
child_tenant          -       -    -      -       -      -      rwc -      rwc rwcu  -        -      -
conflict              -       -    -      -       -      -      rw  -      rw  rwcu  -        -      -
conflict_reviewed     -       -    -      -       -      -      rw  rw     rw  rwcu  -        -      -
move                  -       -    -      -       -      -      r   -      r   r     -        -      -
move_reviewed         -       -    -      -       -      -      r   r      r   r     -        -      -
upload                -       -    -      -       -      -      -   -      -   r     -        -      -
claim                 -       -    -      -       -      -      -   -      -   r     -        -      -
decision_dialog       -       -    -      -       -      -      rwcu rwcu  rwcu rwcu -        -      -
qualify_dialog        -       -    -      -       -      -      rwcu rwcu  rwcu rwcu -        -      -
invite_dialog         -       -    -      -       -      -      rwcu rwcu  rwcu rwcu -        -      -
"""  # noqa: E501


@tagged("post_install", "-at_install")
class TestAccessTable(PrmCase):
    """Rights and rules alone; nothing of the pages."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.sales2 = cls.salesperson.copy({"login": "sales2"})
        cls.users = {
            "partner": cls.partner_a,
            "mate": cls.colleague_a,
            "superv": cls.supervisor_a,
            "foreign": cls.partner_b,
            "salesp": cls.salesperson,
            "sales2": cls.sales2,
            "own": cls.channel_own,
            "review": cls.channel_other,
            "all": cls.channel_all,
            "admin": cls.channel_admin,
            "employee": cls.employee,
            "portal": cls.portal_user,
            "public": cls.public_user,
        }

    def setUp(self):
        super().setUp()
        self.records = {
            **self._configuration(),
            **self._partnerships(),
            **self._registrations(),
        }
        self.records |= self._internals()

    # ------------------------------------------------------------------ records

    def _configuration(self):
        archived = self.program.copy({"name": "Old", "active": False})
        other = self.portal.copy({"path": "elsewhere", "state": "active"})
        other_program = self.program.copy({"portal_id": other.id})
        other_tier = self.tier.copy({"program_id": other_program.id})
        kind = self.reasons["withdrawal"]
        return {
            "portal": self.portal,
            "portal_draft": self.portal.copy({"path": "draft", "state": "draft"}),
            "portal_other": other,
            "program": self.program,
            "program_archived": archived,
            "program_other": other_program,
            "tier": self.tier,
            "tier_other": other_tier,
            "offering": self.offering,
            "offering_archived": self.offering.copy({"active": False}),
            "reason_withdrawal": kind,
            "reason_rejection": self.reasons["rejection"],
            "reason_archived": kind.copy({"active": False}),
            "partner_type": self.env["prm.partner.type"].create({"name": "Reseller"}),
        }

    def _partnerships(self):
        unowned = self._create_partnership(self._create_organization("Cedar"))
        unowned.write({"user_id": self.channel_all.id, "user_ids": [(5,)]})
        return {
            "partnership": self.partnership_a,
            "partnership_foreign": self.partnership_b,
            "partnership_unowned": unowned,
            "member": self._member_of(self.partner_a),
            "member_colleague": self._member_of(self.colleague_a),
            "member_foreign": self._member_of(self.partner_b),
        }

    def _member_of(self, user):
        return self.env["prm.member"].search([("user_id", "=", user.id)])

    def _registrations(self):
        mate, foreign = self.colleague_a, self.partner_b
        shared = {"visibility": "organization"}
        approved = self._register()
        self._approve(approved).user_id = self.salesperson
        reviewed = self._register().sudo()
        reviewed.reviewer_id = self.channel_other
        return {
            "draft": self._register(submit=False),
            "draft_shared": self._register(submit=False, **shared),
            "draft_colleague": self._register(mate, submit=False, **shared),
            "draft_own_of_employee": self._enter(),
            "private": self._register(),
            "private_colleague": self._register(mate),
            "shared": self._register(**shared),
            "shared_colleague": self._register(mate, **shared),
            "approved": approved,
            "reviewed": reviewed,
            "foreign": self._register(foreign),
            "foreign_shared": self._register(foreign, **shared),
            "child_tenant": self._register_in_child_company(),
        }

    def _enter(self):
        """Return a draft that an employee enters for the author."""
        return (
            self.env["prm.registration"]
            .with_user(self.channel_own)
            .create(
                {
                    "name": "By phone",
                    "partnership_id": self.partnership_a.id,
                    "contact_id": self.partner_a.partner_id.id,
                }
            )
        )

    def _register_in_child_company(self):
        """Return the registration of a partner whose company belongs to A."""
        child = self._create_organization("Branch", parent_id=self.organization_a.id)
        branch = self._create_partnership(child)
        user = self._create_member(branch, "betty", role="supervisor")
        return self._register(user, visibility="organization")

    def _internals(self):
        reviewed = self.records["reviewed"].sudo()
        dialogs = {
            "decision_dialog": ("prm.registration.decision", {"decision": "cancel"}),
            "qualify_dialog": (
                "prm.registration.qualify",
                {"customer_mode": "create", "contact_mode": "none"},
            ),
        }
        private = self.records["private"]
        return {
            "conflict": self._conflict(private),
            "conflict_reviewed": self._conflict(reviewed),
            "move": private.sudo().move_ids[:1],
            "move_reviewed": reviewed.move_ids[:1],
            "upload": self._upload(self.partner_a, "t" * 32),
            "claim": self.env["prm.claim"].create(
                {"key": "k", "claimed_at": "2026-01-01 00:00:00"}
            ),
            "invite_dialog": self.env["prm.partnership.invite"].create(
                {
                    "partnership_id": self.partnership_a.id,
                    "partner_id": self.partner_a.partner_id.id,
                }
            ),
        } | {
            name: self.env[model].create({**values, "registration_id": private.id})
            for name, (model, values) in dialogs.items()
        }

    def _conflict(self, registration):
        return self.env["prm.registration.conflict"].create(
            {
                "registration_id": registration.id,
                "customer_id": self.organization_b.id,
                "score": 50,
            }
        )

    # -------------------------------------------------------------------- tests

    def _rows(self):
        _head, *lines = TABLE.strip().splitlines()
        for line in lines:
            name, *cells = line.split()
            yield name, dict(zip(ROLES, cells, strict=True))

    def test_the_table_names_every_role_and_every_model(self):
        self.assertEqual(TABLE.split()[1 : len(ROLES) + 1], ROLES)
        rows = dict(self._rows())
        self.assertEqual(set(rows), set(self.records))
        models = {record._name for record in self.records.values()}
        stored = {
            name
            for name, model in self.env.items()
            if name.startswith("prm.") and not model._abstract and model._auto
        }
        self.assertEqual(models, stored)

    def test_every_cell_of_the_table(self):
        wrong = []
        for name, cells in self._rows():
            for role, expected in cells.items():
                found = self._allowed(self.records[name], self.users[role])
                if found != expected.strip("-"):
                    wrong.append(f"{name}, {role}: {found or '-'}, not {expected}")
        self.assertFalse(wrong, "\n".join(["", *wrong]))

    def _allowed(self, record, user):
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
            self.assertEqual(self._finds(own), "r" in allowed, (record, user.login))
        return allowed

    def _finds(self, record):
        """Tell whether a search finds the record: it says what a read says."""
        try:
            return bool(record.search([("id", "=", record.id)]))
        except AccessError:
            return False
