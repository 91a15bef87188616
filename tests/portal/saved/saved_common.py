"""Saving filters as the dialog above a list does."""

from urllib.parse import urlencode

from ...security.security_common import RpcCase


class SavedCase(RpcCase):
    """Short names for what people save, share and find above their lists."""

    def save(self, name, user=None, kind="registrations", shared=False, **query):
        """Send the dialog of a list that shows ``query``; return the answer."""
        data = {"list": kind, "name": name, "query": urlencode(query)}
        if shared:
            data["is_shared"] = "1"
        return self.send("/saved", data, user=user)

    def saved(self, name=None, user=None):
        """Return the filters of this name, of this person."""
        domain = [("name", "=", name)] if name else []
        if user:
            domain.append(("partner_id", "=", user.partner_id.id))
        return self.env["prm.saved.filter"].search(domain, order="id")

    def make(self, name, user=None, kind="registrations", shared=False, **query):
        """Return a filter that was saved by its page."""
        user = user or self.partner_a
        page = self.save(name, user, kind, shared, **query)
        self.assertEqual(page.status, 303, page.errors if page.text else "")
        return self.saved(name, user)[-1]

    def pills(self, address="/registrations", user=None, **params):
        """Return what stands above a list: the names of filters."""
        page = self.visit(address, user=user, **params)
        self.assertEqual(page.status, 200)
        return page.texts("//a[contains(@class, 'prm_saved_filter')]")

    def current(self, address="/registrations", **params):
        """Return the filter that is marked as what the list shows."""
        page = self.visit(address, **params)
        return page.texts(
            "//a[contains(@class, 'prm_saved_filter')][@aria-current='true']"
        )

    def act(self, saved, word, user=None, **data):
        """Send a form of the page of a filter."""
        return self.send(f"/saved/{saved.id}/{word}", data, user=user)

    def end(self, user):
        """End the access of a person of A."""
        member = self.env["prm.member"].search([("user_id", "=", user.id)])
        member.action_disable()
        return member
