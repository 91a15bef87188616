"""Who is there before anything is copied: employees, and organizations with people.

The password of each is the login.
"""

from .rows import DEAL

EMPLOYEES = {
    "channel_admin": (
        "prm.group_prm_manager",
        "sales_team.group_sale_salesman_all_leads",
    ),
    "channel_all": (
        "prm.group_prm_user_all",
        "sales_team.group_sale_salesman_all_leads",
    ),
    "channel_own": ("prm.group_prm_user",),
    "channel_few": ("prm.group_prm_user",),
}
SELLERS = 20
# Organization → its people. The last one is what all others are copied from.
ORGANIZATIONS = {"Big": 200, "Small": 5, "Single": 2, f"Reseller {DEAL}": 5}
# Since when partnerships run.
DAYS = 200


class People:
    """The people and organizations that measurements use, made by the ORM."""

    def __init__(self, env):
        self.env = env
        self.users = env["res.users"].with_context(no_reset_password=True)
        self.employees = {}
        self.partnerships = {}

    def make(self):
        """Make all of them."""
        for login, groups in EMPLOYEES.items():
            self.employees[login] = self._employee(login, *groups)
        for number in range(SELLERS):
            self._employee(f"seller{number}", "sales_team.group_sale_salesman")
        portal = self.env.ref("prm.portal_partners")
        portal.reviewer_id = self.employees["channel_all"]
        for number in range(12):
            self.env["prm.offering"].create({"name": f"Service {number}"})
        for name, count in ORGANIZATIONS.items():
            self.partnerships[name] = self._organization(name, count)

    def find(self):
        """Find them in a database where they are made."""
        employees = self.users.search([("login", "in", [*EMPLOYEES])])
        self.employees = {user.login: user for user in employees}
        named = [("partner_id.name", "in", [*ORGANIZATIONS])]
        found = self.env["prm.partnership"].search(named)
        self.partnerships = {one.partner_id.name: one for one in found}
        return self

    def _employee(self, login, *groups):
        group_ids = [self.env.ref(group).id for group in groups]
        return self.users.create(
            {
                "name": login,
                "login": login,
                "password": login,
                "email": f"{login}@vendor.example",
                "notification_type": "inbox",
                "group_ids": [(6, 0, group_ids)],
            }
        )

    def _organization(self, name, count):
        """Make an organization with its people, an active partnership, two members."""
        host = f"{name.lower().replace(' ', '-')}.example"
        organization = self.env["res.partner"].create(
            {
                "name": name,
                "is_company": True,
                "website": f"https://{host}",
                "grade_id": self.env["res.partner.grade"].search([], limit=1).id,
            }
        )
        persons = self.env["res.partner"].create(
            [
                {
                    "name": f"{name} Person {number}",
                    "email": f"p{number}@{host}",
                    "parent_id": organization.id,
                    "tz": "Europe/Berlin",
                }
                for number in range(count)
            ]
        )
        partnership = self._partnership(organization, persons[0])
        for person, role in zip(persons, ("supervisor", "partner"), strict=False):
            self._member(partnership, person, role)
        return partnership

    def _partnership(self, organization, person):
        today = self.env.cr.now().date()
        partnership = self.env["prm.partnership"].create(
            {
                "partner_id": organization.id,
                "program_id": self.env.ref("prm.program_reseller").id,
                "user_id": self.employees["channel_own"].id,
                "user_ids": [(6, 0, self.employees["channel_all"].ids)],
                "contact_id": person.id,
                "date_start": f"{today.fromordinal(today.toordinal() - DAYS)}",
            }
        )
        partnership.action_activate()
        return partnership

    def _member(self, partnership, person, role):
        user = self.users.create(
            {
                "name": person.name,
                "login": person.email,
                "password": person.email,
                "partner_id": person.id,
                "group_ids": [(6, 0, [self.env.ref("base.group_portal").id])],
            }
        )
        self.env["prm.member"].create(
            {
                "partnership_id": partnership.id,
                "partner_id": person.id,
                "user_id": user.id,
                "role": role,
                "state": "active",
            }
        )
