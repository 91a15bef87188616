"""A portal whose profiles are open or closed, field by field."""

from ...security.security_common import RpcCase
from .account_common import PIXEL

PERSON = "/profile"
FIRM = "/profile/organization"


class ProfileCase(RpcCase):
    """The portal of ``common``; its organization A has an address."""

    @classmethod
    def setUpClass(cls):
        super().setUpClass()
        cls.organization = cls.organization_a
        cls.organization.write(
            {
                "street": "Alder street 1",
                "city": "Berlin",
                "country_id": cls.env.ref("base.de").id,
                "phone": "+49 30 1111111",
                "website": "https://alder.example.com",
            }
        )
        cls.person = cls.partner_a.partner_id

    def set_field(self, form, name, portal=None, **switches):
        """Set what a portal says of one field."""
        row = self.env["prm.portal.field"].search(
            [
                ("portal_id", "=", (portal or self.portal).id),
                ("form", "=", form),
                ("name", "=", name),
            ]
        )
        row.write(switches)

    def open(self, form, *names, portal=None, **switches):
        for name in names:
            self.set_field(form, name, portal, editable=True, **switches)

    def close(self, form, *names, portal=None):
        for name in names:
            self.set_field(form, name, portal, editable=False)

    def hide(self, form, *names, portal=None):
        for name in names:
            self.set_field(form, name, portal, visible=False, editable=False)

    def save(self, page, user, **values):
        """Send the form of a profile; what the database says is read anew."""
        answer = self.send(page, values, user=user)
        self.env.invalidate_all()
        return answer

    def send_picture(self, page, user, name="me.png", data=PIXEL):
        """Send the form of the picture."""
        files = [("image_1920", (name, data))]
        answer = self.send(f"{page}/picture", files=files, user=user)
        self.env.invalidate_all()
        return answer

    def open_fields(self, page):
        """Return the names of the inputs that a person may fill."""
        inputs = page.all("//form[contains(@class, 'prm_profile_form')]//*[@name]")
        hidden = {"csrf_token", "submission_token", "prm_change"}
        return {each.get("name") for each in inputs} - hidden

    def closed_texts(self, page):
        """Return name → text of what is shown and not open."""
        closed = page.has_class("prm_closed")
        return {
            each.get("id").removeprefix("prm_"): each[-1].text_content().strip()
            for each in closed
        }

    def history(self, partnership=None):
        """Return (cause, old, new) of what the history tells of profiles."""
        lines = (partnership or self.partnership_a).history_ids
        lines = lines.filtered(lambda line: line.what == "profile").sorted("id")
        return [(line.cause, line.old or "", line.new or "") for line in lines]
