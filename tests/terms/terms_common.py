"""Terms of the program, and who accepts them."""

import base64

NAME = "Alice Alder"
TEXT = "<p>Partners keep secrets.</p>"
# One pixel, as a browser would draw it.
PIXEL = (
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9"
    "awAAAABJRU5ErkJggg=="
)
DRAWN = f"data:image/png;base64,{PIXEL}"
assert base64.b64decode(PIXEL)


class TermsData:
    """Factories; it is mixed into cases that have the people."""

    def draft(self, program=None, **values):
        """Return a version of the terms that is not published."""
        values = {"program_id": (program or self.program).id, "body": TEXT, **values}
        return self.env["prm.program.terms"].create(values)

    def publish(self, program=None, **values):
        """Return a version that an administrator published."""
        terms = self.draft(program, **values)
        terms.with_user(self.channel_admin).action_publish()
        return terms

    def accept(self, user=None, version=1, name=NAME, signature=""):
        """Accept a version as the page would do for ``user``."""
        user = user or self.supervisor_a
        own = self.env["prm.portal"].with_user(user)._for_user()._own_partnerships()
        desk = self.env["prm.terms.desk"].with_user(user)
        return desk._accept_sudo(own, version, name, signature)

    def acceptances(self, **values):
        """Return the acceptances with these values."""
        domain = [(name, "=", value) for name, value in values.items()]
        return self.env["prm.terms.acceptance"].search(domain)
