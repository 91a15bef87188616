"""Pages for who is not logged in: a signed link in the address opens one thing."""

from odoo.http import request

from .portal_base import HEADERS, POLICY, PrmPortalController

# The address is the key: it is told to no other site, and no search finds it.
OPEN_HEADERS = {"Referrer-Policy": "no-referrer", "X-Robots-Tag": "noindex, nofollow"}


class PrmPortalOpen(PrmPortalController):
    """Answers in the frame of a portal without anything else of the portal."""

    def _prm_speak(self, person):
        """Answer in the language and time zone of whom the link was sent to.

        :param person: the contact (sudo), or nobody
        """
        if request.env["prm.language"]._is_known(person.lang):
            request.update_context(lang=person.lang)
        if person.tz:
            request.update_context(tz=person.tz)

    def _prm_open_page(self, portal, template, values, status=200, refusal=None):
        """Render a page for who came by a signed link.

        :param portal: whose link it is (sudo), or none
        :param str template: xml id; it calls ``prm.portal_open_layout``
        :param dict values: of the template
        :param int status: of the answer
        :param refusal: that the page tells; it says the status
        """
        layout = request.env["prm.portal.layout"]._open_values(portal)
        status = refusal.status if refusal else status
        page = request.render(template, {**layout, **values}, status=status)
        if policy := layout["prm_style_policy"]:
            page.headers[POLICY] = f"{HEADERS[POLICY]}; {policy}"
        page = self._prm_secured(self._prm_waiting(page, refusal))
        page.headers.update(OPEN_HEADERS)
        return page

    def _prm_dead_link(self, sentence=""):
        """Answer alike for links that are forged, too old, or of ended access.

        :param str sentence: what to do instead; the login is offered anyhow
        """
        nobody = request.env["prm.portal"]
        values = {"prm_sentence": sentence}
        return self._prm_open_page(nobody, "prm.portal_dead_link", values, 404)
