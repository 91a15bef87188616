"""Trainings and certificates on the program page, and what an expiry will do."""

from dataclasses import asdict
from datetime import date, timedelta

from odoo import fields, models
from odoo.fields import Domain

from ....policy import reminders, scoring
from .. import badges

ROW_LIMIT = 12
SENTENCE_LIMIT = 10


class PrmProgramCertificates(models.AbstractModel):
    """The organization's certificates, of all its partnerships with the company."""

    _name = "prm.program.certificates"
    _description = "Certificates on the program page"

    def _values(self, partnership):
        """Return the certificates of the page, and what their end will do.

        :param partnership: one, in the reader's environment
        """
        ways = self.env["prm.program.ways"]._entries(partnership)
        return {
            "certificates": self._certificates(partnership, ways),
            "expiring": self._expiring(partnership),
        }

    def _certificates(self, partnership, ways):
        """Return the total, the latest rows, and where people get certificates."""
        certificates = self.env["prm.certificate"]
        domain = partnership._own_domain("organization_id")
        shown = certificates.search(
            domain, limit=ROW_LIMIT, order="date_event desc, id desc"
        )
        company_sudo = partnership.company_id.sudo()
        today = partnership._today_at(company_sudo)
        shown_sudo = shown.sudo()
        leading = self.env["prm.program.ways"]._by_certificate(ways, shown_sudo)
        return {
            "total": certificates.search_count(domain),
            "rows": [
                {**self._row(each_sudo, today), "ways": leading.get(each_sudo.id, [])}
                for each_sudo in shown_sudo
            ],
            "ways": [asdict(way) for way in ways if way.certificate],
        }

    def _row(self, certificate, today):
        """Return one row of a certificate (sudo)."""
        formatting = self.env["prm.formatting"]
        return {
            "person": certificate.partner_id.name or "",
            "name": certificate.name,
            "type": formatting._choice(certificate, "type"),
            "payment": self._payment(certificate),
            "result": {
                "key": certificate.result,
                "label": formatting._choice(certificate, "result"),
                "css": badges.RESULT[certificate.result],
            },
            "date": formatting._day(certificate.date_event),
            "is_ahead": bool(certificate.date_event and certificate.date_event > today),
            "until": formatting._day(certificate.date_expiry),
            "expiry": self._expiry_badge(certificate, today),
        }

    def _payment(self, certificate):
        """Return who pays for a training (sudo), in words for the partner."""
        words = {
            "free": self.env._("Free of charge"),
            "partner": self.env._("Paid by you"),
            "vendor": self.env._("Paid by %s", certificate.company_id.name),
            "fund": self.env._("Paid from your fund"),
        }
        return words.get(certificate.payment_method, "")

    def _expiry_badge(self, certificate, today):
        """Return the badge of a passed certificate that ends soon or has ended."""
        end = certificate.date_expiry
        if certificate.result != "passed" or not end:
            return None
        if end > reminders.soon_until(today):
            return None
        if end < today:
            label = self.env._("Expired")
            return {"key": "expired", "label": label, "css": badges.RED}
        is_last = end == today
        label = self.env._("Expires today") if is_last else self.env._("Expires soon")
        return {"key": "soon", "label": label, "css": badges.YELLOW}

    # ------------------------------------------------------------ what it will do

    def _expiring(self, partnership):
        """Return sentences about the next certifications that end soon."""
        counted, ends = self._certified_until(partnership)
        return [
            self._expiry_sentence(partnership, each_sudo, ends)
            for each_sudo in self._ending_soon(counted)[:SENTENCE_LIMIT].sudo()
        ]

    def _next_expiry(self, partnership):
        """Return name, person and date of the certification to renew next, or nothing.

        Whoever has another one that is valid for longer has nothing to renew.

        :param partnership: one, in the reader's environment
        """
        counted, ends = self._certified_until(partnership)
        last = self._ending_soon(counted).filtered(
            lambda each: each.date_expiry == ends[each.partner_id.id]
        )
        if not last:
            return {}
        first_sudo = last[0].sudo()
        return {
            "name": first_sudo.name,
            "person": first_sudo.partner_id.name,
            "date": self.env["prm.formatting"]._day(first_sudo.date_expiry),
        }

    def _ending_domain(self, partnership):
        """Return the domain of the certificates that end soon; most days none does."""
        today = fields.Date.today()
        soon = Domain("date_expiry", ">=", today - timedelta(days=1))
        soon &= Domain("date_expiry", "<=", reminders.soon_until(today))
        own = Domain(partnership._own_domain("organization_id"))
        return own & soon

    def _certified_until(self, partnership):
        """Return what counts today, and person id → last day as a certified one."""
        certified = self.env["prm.measure.certified.employees"]
        counted = self.env["prm.certificate"].search_fetch(
            certified._domain(partnership), ["name", "partner_id", "date_expiry"]
        )
        ends = {}
        for certificate in counted:
            end = certificate.date_expiry or date.max
            person = certificate.partner_id.id
            ends[person] = max(end, ends.get(person, date.min))
        return counted, ends

    def _ending_soon(self, certificates):
        """Return those that end within the time of the reminders, in order."""
        limit = reminders.soon_until(fields.Date.today())
        soon = certificates.filtered(
            lambda each: each.date_expiry and each.date_expiry <= limit
        )
        return soon.sorted("date_expiry")

    def _expiry_sentence(self, partnership, certificate, ends):
        """Return what the end of a certificate (sudo) will do.

        :param dict ends: last day of each person (id) as a certified one
        """
        end = certificate.date_expiry
        what = self.env._(
            "%(name)s of %(person)s is valid until %(date)s.",
            name=certificate.name,
            person=certificate.partner_id.name,
            date=self.env["prm.formatting"]._day(end),
        )
        if ends[certificate.partner_id.id] > end:
            also = self.env._("Another certificate of this person still counts.")
            return f"{what} {also}"
        left = sum(1 for last in ends.values() if last > end)
        is_of_term = not partnership.date_end or end < partnership.date_end
        return f"{what} {self._loss_sentence(partnership, left, is_of_term)}"

    def _loss_sentence(self, partnership, left, is_of_term=True):
        """Return what it means that ``left`` certified employees are left.

        :param is_of_term: it is in this term; what the next one asks for is not known
        """
        partnership_sudo = partnership.sudo()
        keep_loss = self._certified_loss(self._keeping_sudo(partnership), left)
        next_loss = self._certified_loss(partnership_sudo.value_ids, left)
        values = {
            "left": left,
            "tier": partnership_sudo.tier_id.name or "",
            "next": partnership_sudo.next_tier_id.name or "",
            "points": next_loss,
        }
        if not (is_of_term and partnership_sudo.is_kept):
            return self.env._("Certified employees after that: %(left)s.", **values)
        if keep_loss and not self._is_kept_without(partnership, keep_loss):
            return self.env._(
                "Certified employees after that: %(left)s, too few to keep %(tier)s.",
                **values,
            )
        if next_loss and partnership_sudo.next_tier_id:
            return self.env._(
                "Certified employees after that: %(left)s. You keep %(tier)s, but "
                "lose %(points)s of the points for %(next)s.",
                **values,
            )
        return self.env._(
            "Certified employees after that: %(left)s. You keep %(tier)s.", **values
        )

    def _keeping_sudo(self, partnership):
        """Return the obligations of the own tier."""
        partnership_sudo = partnership.sudo()
        if partnership_sudo.next_tier_id:
            return partnership_sudo.keep_value_ids
        return partnership_sudo.value_ids.filtered(
            lambda value: value.kind == "obligation"
        )

    def _certified_loss(self, values, left):
        """Return the points of ``values`` (sudo) that are lost with ``left`` people."""
        return sum(
            value.points - scoring.points_of(value.points_max, value.target, left)
            for value in values
            if value.kind == "obligation" and value.measure == "certified_employees"
        )

    def _is_kept_without(self, partnership, points):
        """Tell whether the tier is kept with so many points fewer."""
        partnership_sudo = partnership.sudo()
        tiers_sudo = partnership_sudo.program_id.tier_ids
        lowest = min(tiers_sudo.mapped("level"), default=0)
        return (
            partnership_sudo.level <= max(lowest, partnership_sudo.kept_level)
            or partnership_sudo.keep_points - points
            >= partnership_sudo.tier_id.target_points
        )
