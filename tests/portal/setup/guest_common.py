"""Portals beside the own one: of the company, closed ones, and of another company."""

# Of what ``add_portals`` makes, and one that there is not.
CLOSED_PATHS = ("foreign", "draft", "archived", "elsewhere", "missing")


class BesideData:
    """To be mixed into a test case of ours: ``add_portals`` after its set-up."""

    @classmethod
    def add_portals(cls):
        """Make an active, a draft and an archived portal, and one of a company."""
        (cls.env["prm.portal"].search([]) - cls.portal).state = "draft"
        cls.foreign = cls.add_portal("foreign")
        cls.add_portal("draft", state="draft")
        cls.add_portal("archived").active = False
        cls.elsewhere = cls.env["res.company"].create({"name": "Elsewhere"})
        cls.add_portal("elsewhere", company_id=cls.elsewhere.id)

    @classmethod
    def add_portal(cls, path, **values):
        return cls.env["prm.portal"].create(
            {
                "name": f"The {path} one",
                "path": path,
                "state": "active",
                "company_id": cls.company.id,
                **values,
            }
        )
