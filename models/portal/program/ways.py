"""Where partners do what their program asks for: a registry that addons extend."""

from dataclasses import asdict, dataclass

from odoo import models

from ....policy.search_text import is_same

# A certificate in one of these ways asks for something to be done.
ENDING = frozenset({"expiring", "expired"})


@dataclass(frozen=True, kw_only=True)
class Way:
    """One place where somebody gets what is missing, such as a course.

    ``label``: in the reader's language; ``url``: an address that the reader may open;
    ``measure``: the code of what it adds to; ``certificate``: the name of the
    certificate that it makes or renews, if it does.
    """

    label: str
    url: str
    measure: str
    certificate: str = ""


class PrmProgramWays(models.AbstractModel):
    """Which ways there are, and what of the program page they belong to."""

    _name = "prm.program.ways"
    _description = "Ways to what a program asks for"

    def _entries(self, partnership):
        """Hook: return all ways of a partnership, as :class:`Way`, in any order.

        An addon returns its own beside those of ``super()``: only what the current
        user may open now.

        :param partnership: one, in the reader's environment
        """
        return []

    def _by_measure(self, ways):
        """Return the code of a measure → plain values of the ways that add to it."""
        found = {}
        for way in ways:
            found.setdefault(way.measure, []).append(asdict(way))
        return found

    def _by_certificate(self, ways, certificates):
        """Return id → plain values of the ways to make or renew that certificate.

        Nothing of those that count on, or that the person has for longer already.

        :param ways: see :meth:`_entries`
        :param certificates: those shown, as superuser
        """
        found = {}
        for certificate in certificates:
            leading = [
                asdict(way)
                for way in ways
                if is_same(way.certificate, certificate.name)
            ]
            if leading and self._asks(certificate):
                found[certificate.id] = leading
        return found

    def _asks(self, certificate):
        """Tell whether a certificate (sudo) is still to be passed, or passed again."""
        if certificate.validity == "planned":
            return certificate.result == "planned"
        return certificate.validity in ENDING and not certificate._is_renewed()
