"""The partner's page of a registration, as plain values in the reader's language."""

from odoo import fields, models

from ....policy import protection
from ....policy.registration_moves import UNDECIDED
from .. import badges

# States that the vendor, or the partner, gave a reason for.
EXPLAINED = frozenset({"action_required", "rejected", "withdrawn", "cancelled"})


class PrmRegistrationPage(models.AbstractModel):
    """What the portal shows of one registration; no record of the vendor leaves it.

    Registrations come with the reader's own rights: who may not read one gets an error.
    """

    _name = "prm.registration.page"
    _description = "Portal page of a registration"

    def _page(self, registration, kind="registrations"):
        """Return everything the page of one registration shows.

        :param registration: one, in the reader's environment
        :param str kind: ``registrations`` or ``opportunities``: whose page it is
        :return: texts and plain values by the names that the templates use
        :raises AccessError: to who may not read the registration
        """
        registration.ensure_one()
        registration.check_access("read")
        progress = self.env["prm.registration.progress"]
        actions = self._actions(registration)
        is_over = progress._is_over(registration)
        return {
            "badge": self._badge(registration, kind),
            "headline": progress._headline(registration),
            **self.env["prm.portal.blocks"]._page(registration),
            "actions": actions,
            **self.env["prm.deal.actions"]._page(
                actions, ("clone",) if is_over else ()
            ),
            "is_over": is_over,
            "protection": self._protection(registration),
            **self.env["prm.registration.facts"]._cards(registration),
            "links": self.env["prm.registration.facts"]._links(registration),
            **self._explanation(registration),
            "withdraw_reasons": self._withdraw_reasons(actions),
        }

    def _actions(self, registration):
        """Return the keys of what the page offers its reader to do now."""
        return registration._portal_actions()

    def _withdraw_reasons(self, actions):
        """Return the reasons that a partner may give, as ``[{"id", "name"}]``."""
        if "withdraw" not in actions:
            return []
        choices = self.env["prm.registration.choices"]
        return choices._options(choices._withdrawal_reasons())

    # --------------------------------------------------------- related information

    def _progress(self, registration):
        """Return the steps, and what comes next."""
        progress = self.env["prm.registration.progress"]
        return {
            "next_step": progress._next_step(registration),
            "stepper": progress._stepper(registration),
        }

    def _history(self, registration):
        """Return what happened, oldest first."""
        return {"timeline": self.env["prm.registration.timeline"]._rows(registration)}

    def _who(self, registration):
        """Return the employees of the vendor, by role and as the page lists them."""
        people = self._people(registration)
        return {"people": people, "roles": self._roles(people)}

    # ------------------------------------------------------------ how it stands

    def _badge(self, registration, kind="registrations"):
        """Return key, label and classes of the badge: the outcome where decided.

        Among opportunities the stage, while it is open and the partner's.

        :param registration: one, in the reader's environment
        :param str kind: ``registrations`` or ``opportunities``: where it stands
        """
        registration.ensure_one()
        choice = self.env["prm.formatting"]._choice
        deal = self.env["prm.registration.deal"]._of(registration)
        name = "outcome" if deal.outcome in ("won", "lost") else "state"
        key, label = registration[name], choice(registration, name)
        is_theirs = registration.state == "approved"
        if kind == "opportunities" and deal.outcome == "open" and is_theirs:
            label = deal.stage or choice(registration, "outcome")
        return {"key": key, "label": label, "css": badges.REGISTRATION[key]}

    def _explanation(self, registration):
        """Return reason and note of the vendor's last word, while they matter."""
        registration_sudo = registration.sudo()
        if self.env["prm.registration.deal"]._of(registration).outcome == "lost":
            reason = registration_sudo.lead_id._prm_lost_text()
            return {"reason": reason, "note": ""}
        if registration.state not in EXPLAINED:
            return {"reason": "", "note": ""}
        return {
            "reason": registration_sudo.reason_id.name or "",
            "note": registration_sudo.decision_note or "",
        }

    def _protection(self, registration):
        """Return what the card of the protection says; ended deals have none.

        :return: last day in words, days that are left
        """
        if not registration._seen_value("is_protected"):
            return None
        end, today = registration.protection_end, fields.Date.context_today(self)
        return {
            "end": self.env["prm.formatting"]._day(end),
            "days_left": protection.days_left(end, today),
            "is_protected": True,
        }

    # ------------------------------------------------------------------- people

    def _people(self, registration):
        """Return the employees of the vendor who work on it, by role."""
        registration_sudo = registration.sudo()
        owner_sudo = self.env["prm.deal.people"]._owner_sudo(registration)
        manager_sudo = self.env["prm.audience"]._employee_sudo(
            registration, "question_of_partner"
        )
        return {
            "manager": self._person(manager_sudo),
            "reviewer": self._person(self._reviewer_sudo(registration_sudo)),
            "owner": self._person(owner_sudo),
        }

    def _reviewer_sudo(self, registration_sudo):
        """Return who reviews it (sudo): nobody, where it was shared or offered."""
        is_reviewed = (
            registration_sudo.origin == "registered"
            or registration_sudo.state in UNDECIDED
        )
        return registration_sudo.reviewer_id.filtered(lambda _user: is_reviewed)

    def _person(self, user):
        """Return name, mail and phone of an employee of the vendor, or ``None``.

        Who left is nobody's contact.

        :param user: the employee (sudo), or nobody
        """
        if not user or not user.active:
            return None
        person = user.partner_id
        person.fetch(["name", "email", "phone"])
        return {"name": person.name, "email": person.email, "phone": person.phone}

    def _roles(self, people):
        """Return ``[[roles, person]]``; somebody with two roles stands there once.

        :param dict people: role → plain values, see :meth:`_people`
        """
        labels = {
            "owner": self.env._("Deal owner"),
            "reviewer": self.env._("Reviewer"),
            "manager": self.env._("Partner manager"),
        }
        rows = []
        for role, label in labels.items():
            person = people.get(role)
            same = next((row for row in rows if row[1] == person), None)
            if same:
                same[0] += f", {label.lower()}"
            elif person:
                rows.append([label, person])
        return rows
