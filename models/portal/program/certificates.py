"""Trainings and certificates on the program page, and what an expiry will do."""

from datetime import date, timedelta

from odoo import fields, models

from ....policy import scoring

# The first of the reminders goes out so many days before.
SOON = timedelta(days=90)
ROW_LIMIT = 20
SENTENCE_LIMIT = 10
GREY = "text-bg-secondary bg-secondary-subtle text-secondary-emphasis border"
GREEN = "text-bg-success bg-success-subtle text-success-emphasis border"
RED = "text-bg-danger bg-transparent text-danger-emphasis border"
RESULTS = {"planned": GREY, "passed": GREEN, "failed": RED}


class PrmPartnershipEducationMixin(models.AbstractModel):
    """The organisation's certificates, of all its partnerships with the company."""

    _name = "prm.partnership.education.mixin"
    _description = "Certificates on the program page"

    def _program_certificates(self):
        """Return the total and the latest rows."""
        certificates = self.env["prm.certificate"]
        domain = self._own_domain("organization_id")
        shown = certificates.search(
            domain, limit=ROW_LIMIT, order="date_event desc, id desc"
        )
        return {
            "total": certificates.search_count(domain),
            "rows": [self._certificate_row(each_sudo) for each_sudo in shown.sudo()],
        }

    def _certificate_row(self, certificate):
        """Return one row of a certificate (sudo)."""
        return {
            "person": certificate.partner_id.name or "",
            "name": certificate.name,
            "type": self._choice_text(certificate, "type"),
            "result": {
                "key": certificate.result,
                "label": self._choice_text(certificate, "result"),
                "css": RESULTS[certificate.result],
            },
            "date": self._day_text(certificate.date_event),
            "until": self._day_text(certificate.date_expiry),
            "expiry": self._expiry_badge(certificate),
        }

    def _program_today(self):
        company_sudo = self.company_id.sudo()
        return self._today_at(company_sudo)

    def _expiry_badge(self, certificate):
        """Return the badge of a passed certificate that ends soon or has ended."""
        end = certificate.date_expiry
        today = self._program_today()
        if certificate.result != "passed" or not end or end > today + SOON:
            return None
        if end < today:
            return {"key": "expired", "label": self.env._("Expired"), "css": RED}
        days = (end - today).days
        label = self.env._("Expires today") if not days else self.env._("Expires soon")
        return {"key": "soon", "label": label, "css": "text-bg-warning"}

    # ------------------------------------------------------------ what it will do

    def _program_expiring(self):
        """Return sentences about the next certifications that end soon."""
        counted, ends = self._certified_until()
        return [
            self._expiry_sentence(each_sudo, ends)
            for each_sudo in self._ending_soon(counted)[:SENTENCE_LIMIT].sudo()
        ]

    def _next_expiry(self):
        """Return name, person and date of the certification to renew next, or nothing.

        Whoever has another one that is valid for longer has nothing to renew.
        """
        counted, ends = self._certified_until()
        last = self._ending_soon(counted).filtered(
            lambda each: each.date_expiry == ends[each.partner_id.id]
        )
        if not last:
            return {}
        first_sudo = last[0].sudo()
        return {
            "name": first_sudo.name,
            "person": first_sudo.partner_id.name,
            "date": self._day_text(first_sudo.date_expiry),
        }

    def _certified_until(self):
        """Return what counts today, and person id → last day as a certified one."""
        counted = self._counted_certificates(fields.Date.today())
        ends = {}
        for certificate in counted:
            end = certificate.date_expiry or date.max
            person = certificate.partner_id.id
            ends[person] = max(end, ends.get(person, date.min))
        return counted, ends

    def _ending_soon(self, certificates):
        """Return those that end within the time of the reminders, in order."""
        limit = fields.Date.today() + SOON
        soon = certificates.filtered(
            lambda each: each.date_expiry and each.date_expiry <= limit
        )
        return soon.sorted("date_expiry")

    def _counted_certificates(self, day):
        """Return the certificates that count as certified employees on ``day``."""
        names = ["name", "partner_id", "date_expiry"]
        certificates = self.env["prm.certificate"]
        return certificates.search_fetch(self._certified_domain(day), names)

    def _expiry_sentence(self, certificate, ends):
        """Return what the end of a certificate (sudo) will do.

        :param ends: last day of each person (id) as a certified one
        """
        end = certificate.date_expiry
        what = self.env._(
            "%(name)s of %(person)s is valid until %(date)s.",
            name=certificate.name,
            person=certificate.partner_id.name,
            date=self._day_text(end),
        )
        if ends[certificate.partner_id.id] > end:
            also = self.env._("Another certificate of this person goes on counting.")
            return f"{what} {also}"
        left = sum(1 for last in ends.values() if last > end)
        is_of_term = not self.date_end or end < self.date_end
        return f"{what} {self._loss_sentence(left, is_of_term)}"

    def _loss_sentence(self, left, is_of_term=True):
        """Return what it means that ``left`` certified employees are left.

        :param is_of_term: it is in this term; what the next one asks for is not known
        """
        self_sudo = self.sudo()
        keep_loss = self._certified_loss(self._keeping(), left)
        next_loss = self._certified_loss(self_sudo.value_ids, left)
        values = {
            "left": left,
            "tier": self_sudo.tier_id.name or "",
            "next": self_sudo.next_tier_id.name or "",
            "points": next_loss,
        }
        if not (is_of_term and self_sudo.is_kept):
            return self.env._("Certified employees afterwards: %(left)s.", **values)
        if keep_loss and not self._is_kept_without(keep_loss):
            return self.env._(
                "Certified employees afterwards: %(left)s, too few to keep %(tier)s.",
                **values,
            )
        if next_loss and self_sudo.next_tier_id:
            return self.env._(
                "Certified employees afterwards: %(left)s. You keep %(tier)s; of the "
                "points for %(next)s you lose %(points)s.",
                **values,
            )
        return self.env._(
            "Certified employees afterwards: %(left)s. You keep %(tier)s.", **values
        )

    def _certified_loss(self, values, left):
        """Return the points of ``values`` (sudo) that are lost with ``left`` people."""
        return sum(
            value.points - scoring.points_of(value.points_max, value.target, left)
            for value in values
            if value.kind == "obligation" and value.measure == "certified_employees"
        )

    def _is_kept_without(self, points):
        """Tell whether the tier is kept with so many points fewer."""
        self_sudo = self.sudo()
        lowest = min(self_sudo.program_id.tier_ids.mapped("level"), default=0)
        return (
            self_sudo.level <= max(lowest, self_sudo.kept_level)
            or self_sudo.keep_points - points >= self_sudo.tier_id.target_points
        )
