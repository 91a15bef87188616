"""The people of the tests: employees of the vendor, members of two partners."""

from odoo import Command
from odoo.tests import new_test_user

# Name in the tests → groups; the login is that name and `_t`.
EMPLOYEES = {
    "channel_admin": "prm.group_prm_manager",
    "channel_all": "prm.group_prm_user_all",
    "channel_own": "prm.group_prm_user",
    "channel_other": "prm.group_prm_user",
    "salesperson": "sales_team.group_sale_salesman",
    "employee": "base.group_user",
}
# Name in the tests, which ends in that of the partnership → login and password.
MEMBERS = {
    "partner_a": "anna",
    "colleague_a": "aaron",
    "supervisor_a": "alice",
    "partner_b": "bruno",
    "supervisor_b": "bella",
}
ROLES = {"supervisor": "supervisor"}


class PeopleData:
    """Employees, persons, members; apart from the test case, as ``PrmData`` is."""

    @classmethod
    def _create_people(cls):
        """Create all users at once: most of what this data costs is one call of it.

        Employees as ``channel_admin`` …, people of both organizations as ``partner_a``
        …, who are no members yet, and ``portal_user``.
        """
        employees = [
            {
                "login": f"{name}_t",
                "groups": groups,
                "email": f"{name}_t@vendor.example.com",
            }
            for name, groups in EMPLOYEES.items()
        ]
        organizations = {"a": cls.organization_a, "b": cls.organization_b}
        persons = cls.env["res.partner"].create(
            [
                cls._person_values(organizations[name[-1]], login)
                for name, login in MEMBERS.items()
            ]
        )
        partners = [cls._portal_values(person) for person in persons]
        nobody = {
            "login": "piet",
            "groups": "base.group_portal",
            "email": "p.p@example.com",
        }
        users = cls._create_users([*employees, *partners, nobody])
        names = [*EMPLOYEES, *MEMBERS, "portal_user"]
        for name, user in zip(names, users, strict=True):
            setattr(cls, name, user)

    @classmethod
    def _create_members(cls):
        """Let the people of both partners work with the portal."""
        partnerships = {"a": cls.partnership_a, "b": cls.partnership_b}
        cls.env["prm.member"].create(
            [
                cls._member_values(
                    partnerships[name[-1]],
                    getattr(cls, name),
                    ROLES.get(name[:-2], "partner"),
                )
                for name in MEMBERS
            ]
        )

    @classmethod
    def _create_users(cls, all_values):
        """Return new users as ``_create_user`` does; made at once they cost half."""
        made = [
            {
                "name": f"{values['login']} ({groups})",
                "password": values["login"] + "x" * (8 - len(values["login"])),
                "group_ids": [Command.set(cls.env.ref(groups).ids)],
                **values,
            }
            for values in map(dict, all_values)
            if (groups := values.pop("groups"))
        ]
        users = cls.env["res.users"].with_context(no_reset_password=True)
        return [user.with_prefetch() for user in users.create(made)]

    @classmethod
    def _create_user(cls, login, groups, **values):
        """Return a new user; no mail with a link for the first login is made."""
        context = {"no_reset_password": True}
        return new_test_user(cls.env, login, groups, context=context, **values)

    @classmethod
    def _create_organization(cls, name, **values):
        [organization] = cls._create_organizations(name, **values)
        return organization

    @classmethod
    def _create_organizations(cls, *names, **values):
        values = {"is_company": True, "lang": "en_US", **values}
        return cls.env["res.partner"].create(
            [{"name": name, **values} for name in names]
        )

    @classmethod
    def _create_person(cls, organization, name, **values):
        return cls.env["res.partner"].create(
            {**cls._person_values(organization, name), **values}
        )

    @classmethod
    def _person_values(cls, organization, name):
        return {
            "name": name.title(),
            "parent_id": organization.id,
            "email": f"{name}@{organization.id}.example.com",
            "lang": "en_US",
        }

    @classmethod
    def _portal_values(cls, person):
        """Return what makes a portal user of a person: the first name is the login."""
        return {
            "login": person.name.lower(),
            "groups": "base.group_portal",
            "partner_id": person.id,
            "email": person.email,
        }

    @classmethod
    def _create_member(cls, partnership, login, role="partner"):
        """Return the portal user of a new person of the partner; password = login."""
        person = cls._create_person(partnership.partner_id, login)
        user = cls._create_user(
            login, "base.group_portal", partner_id=person.id, email=person.email
        )
        cls._join(partnership, user, role)
        return user

    @classmethod
    def _join(cls, partnership, user, role="partner"):
        """Let a portal user of the partner work with this partnership."""
        return cls.env["prm.member"].create(cls._member_values(partnership, user, role))

    @classmethod
    def _member_values(cls, partnership, user, role):
        return {
            "partnership_id": partnership.id,
            "partner_id": user.partner_id.id,
            "user_id": user.id,
            "role": role,
            "state": "active",
        }

    @classmethod
    def _create_second_company(cls):
        """Return A's partnership with a second company; the author is a member."""
        company = cls.env["res.company"].create({"name": "Second company"})
        employees = cls.channel_own | cls.channel_admin | cls.env.user
        employees.company_ids += company
        portal = cls.env["prm.portal"].create(
            {
                "name": "Test portal, second",  # after the first one
                "path": "second",
                "state": "active",
                "company_id": company.id,
                "reviewer_id": cls.channel_own.id,
            }
        )
        program = cls.env["prm.program"].create(
            {"name": "Second program", "portal_id": portal.id}
        )
        cls._create_tiers(program, 0)
        partnership = cls._create_partnership(cls.organization_a, program)
        cls._join(partnership, cls.partner_a)
        return partnership
