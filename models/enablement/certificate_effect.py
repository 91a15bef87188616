"""What the end of a certificate will do to its partner, in words."""

from datetime import timedelta

from odoo import api, models
from odoo.tools.i18n import format_list


class PrmCertificateEffect(models.AbstractModel):
    """Says what ends when, and what that does, in the language of the environment."""

    _name = "prm.certificate.effect"
    _description = "Effect of an expiring certificate"

    @api.model
    def _summary(self, certificate):
        """Return what of whom ends when."""
        return self.env._(
            "%(name)s of %(person)s expires on %(day)s",
            name=certificate.name,
            person=certificate.partner_id.name,
            day=self._long_day(certificate.date_expiry),
        )

    @api.model
    def _effect(self, certificate):
        """Return the sentence on what the end will do to number, points and tier."""
        partnership = certificate.partnership_id
        counts = partnership.state == "active" and certificate.type == "certification"
        if not counts or not certificate.date_expiry:
            return ""
        day = certificate.date_expiry + timedelta(days=1)
        then = partnership._what_if(day=day)
        start = self._employees(partnership, day, then)
        if partnership.date_end and day > partnership.date_end:
            return f"{start}."
        return self.env._(
            "%(start)s: %(effects)s.",
            start=start,
            effects=format_list(
                self.env, self._differences(partnership._what_if(), then)
            ),
        )

    @api.model
    def _employees(self, partnership, day, then):
        """Return how many certified employees the partner has from ``day`` on."""
        count = round(then["figures"]["certified_employees"])
        values = {
            "day": self._long_day(day),
            "partner": partnership.partner_id.name,
            "count": count,
        }
        if count == 1:
            return self.env._(
                "From %(day)s, %(partner)s has 1 certified employee", **values
            )
        return self.env._(
            "From %(day)s, %(partner)s has %(count)s certified employees", **values
        )

    @api.model
    def _differences(self, now, then):
        """Return the differences of two results of ``_what_if`` as texts.

        Points of different tiers are not compared.
        """
        fewer = round(now["points"] - then["points"])
        same = now["next_tier"] == then["next_tier"]
        found = []
        if same and fewer == 1:
            found.append(self.env._("1 point fewer"))
        elif same and fewer > 1:
            found.append(self.env._("%s points fewer", fewer))
        if then["kept"]:
            found.append(self.env._("%s is kept", then["tier"]))
        else:
            found.append(self.env._("%s is at risk", then["tier"]))
        return found

    @api.model
    def _long_day(self, day):
        return self.env["prm.formatting"]._day(day, "long")
