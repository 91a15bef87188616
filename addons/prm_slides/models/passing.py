"""What a passed certification makes of the certificates of a partner's person."""

from odoo import SUPERUSER_ID, api, fields, models

from odoo.addons.prm.policy.search_text import is_same


class PrmCoursePassing(models.AbstractModel):
    """Notes what people pass themselves: no employee has to confirm it."""

    _name = "prm.course.passing"
    _description = "Certificates for passed courses"

    @api.model
    def _note(self, attempt):
        """Make or renew the certificates that an attempt gives to its person.

        Nothing for tests and failures; nothing where somebody else than the person has
        answered, or has no access to a partner portal: then nobody knows who passed.

        :param attempt: one (sudo) that the current user ended now
        """
        if not self._is_passed(attempt) or attempt.partner_id != self._person():
            return
        for partnership_sudo in self._partnerships_sudo():
            courses_sudo = self.env["prm.course"]._of_sudo(partnership_sudo.program_id)
            for course_sudo in courses_sudo:
                if attempt.survey_id in course_sudo._certifications().survey_id:
                    self._give(partnership_sudo, course_sudo, attempt)

    def _is_passed(self, attempt):
        """Tell whether an attempt (sudo) is a success in earnest."""
        is_earnest = attempt.survey_id.certification and not attempt.test_entry
        return is_earnest and attempt.scoring_success

    def _person(self):
        return self.env.user.partner_id

    def _partnerships_sudo(self):
        """Return the partnerships (sudo) in which the current user has access now."""
        partnerships_sudo = self.env["prm.partnership"].sudo()
        return partnerships_sudo.browse(self.env.user._prm_scope().partnership_ids)

    def _give(self, partnership, course, attempt):
        """Renew the person's certificate of a course that counts, or make one.

        Of two attempts that end at once the later one sees what the first has made.

        :param partnership: where it counts (sudo)
        :param course: says which certificate it is (sudo)
        :param attempt: the success (sudo)
        """
        key = f"certificate:{partnership.id}:{attempt.partner_id.id}"
        self.env["prm.serialization.key"]._claim([key])
        day = partnership._day_at(partnership.company_id, attempt.end_datetime)
        certificate_sudo = self._former_sudo(partnership, course, attempt, day)
        if certificate_sudo:
            certificate_sudo.write(self._prepare_renewal(certificate_sudo, course, day))
        else:
            certificate_sudo = certificate_sudo.create(
                {
                    **self._prepare_passed(course, day),
                    "name": course.name,
                    "type": course.type,
                    "partnership_id": partnership.id,
                    "partner_id": attempt.partner_id.id,
                }
            )
        certificate_sudo.attempt_ids |= attempt
        self._log_source(certificate_sudo, attempt)

    def _former_sudo(self, partnership, course, attempt, day):
        """Return what the person has of a course, to be renewed by the system.

        The one that counts longest, else one that was planned; what has ended stays
        as it is.
        """
        certificates_sudo = self.env["prm.certificate"].with_user(SUPERUSER_ID)
        found_sudo = certificates_sudo.search(
            [
                ("partnership_id", "=", partnership.id),
                ("partner_id", "=", attempt.partner_id.id),
                ("type", "=", course.type),
                ("result", "in", ("passed", "planned")),
            ]
        ).filtered(
            lambda one: (
                is_same(one.name, course.name)
                and (one.result == "planned" or self._end_of(one) >= day)
            )
        )
        return found_sudo.sorted(
            lambda one: (one.result == "passed", self._end_of(one)), reverse=True
        )[:1]

    def _end_of(self, certificate):
        return certificate.date_expiry or fields.Date.to_date("9999-12-31")

    def _prepare_passed(self, course, day):
        """Return the values of what was passed in a course (sudo) on ``day``."""
        return {
            "result": "passed",
            "course_id": course.id,
            "date_event": day,
            "date_expiry": course._last_day(day),
        }

    def _prepare_renewal(self, certificate, course, day):
        """Return the values of a certificate (sudo) that was passed again on ``day``.

        It never ends earlier than before, and counts on without a gap: scores know the
        day of UTC, and ``day`` may be the one after it.
        """
        values = self._prepare_passed(course, day)
        if certificate.result == "planned":
            return values
        values["date_event"] = min(day, fields.Date.today())
        if values["date_expiry"]:
            ends = certificate.date_expiry
            values["date_expiry"] = ends and max(ends, values["date_expiry"])
        return values

    def _log_source(self, certificate, attempt):
        """Note on a certificate (sudo), for employees, by what it was made."""
        manager_sudo = certificate.partnership_id.user_id
        language = self.env["prm.language"]._of(manager_sudo, certificate.company_id)
        here = certificate.with_context(lang=language)
        survey_sudo = attempt.survey_id.with_context(lang=language)
        here._message_log(
            body=here.env._(
                "Passed: %(certification)s, with %(score)s%%.",
                certification=survey_sudo.title,
                score=round(attempt.scoring_percentage),
            )
        )
