"""Which pictures there are: of whom, of which page, of what on it."""

from typing import NamedTuple

SUPERVISOR, PARTNER = "nora@nordwind.example", "jonas@nordwind.example"
ADMINISTRATOR, MANAGER, SYSTEM = "channel_admin", "channel_all", "admin"
PORTAL = "/partner/partners"
BACKEND = "/odoo/action-prm."
DIALOG = ".modal-content"
TABS = ".o_notebook"
# What is ours on a page of the portal; around it stands the website of the demo.
OURS = ".prm_portal"


class Picture(NamedTuple):
    """One picture.

    :param path: its file, below static/
    :param login: who sees it; the password is the same
    :param address: ``{name}`` is the id of a demo record; or a file beside this one
    :param part: CSS selector of what is shown; nothing is the top of the window
    :param height: what is below is cut off
    :param script: JavaScript that runs before: ``await press(selector, text)``
    """

    path: str
    login: str
    address: str
    part: str = ""
    height: int = 620
    script: str = ""


def _guide(name, login, address, **options):
    return Picture(f"guide/pictures/{name}.png", login, address, **options)


def _shop(name, login, address, **options):
    """For Odoo Apps and the README."""
    return Picture(f"description/{name}.png", login, address, **options)


def _tab(name):
    return f'await press(".o_notebook .nav-link", "{name}")'


def _button(name):
    return f'await press("button, .dropdown-item", "{name}")'


PARTNERS = (
    _guide("partner-home", PARTNER, PORTAL, part=OURS, height=760),
    _guide(
        "partner-form",
        PARTNER,
        f"{PORTAL}/registrations/new",
        part=OURS,
        height=760,
    ),
    _guide(
        "partner-list",
        SUPERVISOR,
        f"{PORTAL}/opportunities?view=all",
        part=OURS,
        height=760,
    ),
    _guide(
        "partner-deal",
        SUPERVISOR,
        PORTAL + "/opportunities/{demo_registration_acme}",
        part=OURS,
        height=700,
    ),
    _guide(
        "partner-input-needed",
        SUPERVISOR,
        PORTAL + "/registrations/{demo_registration_shipyard}",
        part=OURS,
        height=480,
    ),
    _guide("partner-offers", SUPERVISOR, f"{PORTAL}/offers", part=OURS, height=420),
    _guide("partner-program", SUPERVISOR, f"{PORTAL}/program", part=OURS),
    _guide(
        "partner-notifications",
        PARTNER,
        f"{PORTAL}/settings/notifications",
        part=OURS,
        height=520,
    ),
)
SUPERVISORS = (
    _guide("supervisor-colleagues", SUPERVISOR, f"{PORTAL}/colleagues", part=OURS),
    _guide(
        "supervisor-organization",
        SUPERVISOR,
        f"{PORTAL}/profile/organization",
        part=OURS,
    ),
)
REVIEW = BACKEND + "prm_registration_action_review/{demo_registration_campus}"
MANAGERS = (
    _guide("manager-overview", MANAGER, "/odoo/partner-overview"),
    _guide("manager-reviews", MANAGER, "/odoo/partner-reviews", height=420),
    _guide("manager-review", MANAGER, REVIEW, height=700),
    _guide("manager-approve", MANAGER, REVIEW, part=DIALOG, script=_button("Approve")),
    _guide(
        "manager-conflicts",
        MANAGER,
        REVIEW,
        part=TABS,
        height=420,
        script=_tab("Conflicts"),
    ),
    _guide(
        "manager-partnership",
        MANAGER,
        BACKEND + "prm_partnership_action/{demo_partnership_nordwind}",
    ),
    _guide(
        "manager-invite",
        MANAGER,
        BACKEND + "prm_partnership_action/{demo_partnership_nordwind}",
        part=DIALOG,
        script=_button("Invite a person"),
    ),
    _guide(
        "manager-application",
        MANAGER,
        BACKEND + "prm_application_action/{demo_application_known}",
    ),
)
PORTAL_FORM = BACKEND + "prm_portal_action/{portal_partners}"
ADMINISTRATORS = (
    _guide(
        "administrator-first-steps",
        ADMINISTRATOR,
        f"{BACKEND}prm_first_step_action",
        height=420,
    ),
    _guide("administrator-portal", ADMINISTRATOR, PORTAL_FORM, height=660),
    _guide(
        "administrator-sections",
        ADMINISTRATOR,
        PORTAL_FORM,
        part=TABS,
        script=_tab("Sections"),
    ),
    _guide(
        "administrator-form",
        ADMINISTRATOR,
        PORTAL_FORM,
        part=TABS,
        script=_tab("Registration form"),
    ),
    _guide(
        "administrator-program",
        ADMINISTRATOR,
        BACKEND + "prm_program_action/{program_reseller}",
    ),
    _guide(
        "administrator-settings",
        SYSTEM,
        "/odoo/settings#prm",
        # What Odoo says of its price lists whenever somebody opens the settings.
        script='await press(".modal-content button", "Close")',
    ),
)
SHOP = (
    _shop(
        "portal",
        SUPERVISOR,
        PORTAL + "/opportunities/{demo_registration_acme}",
        part=OURS,
        height=760,
    ),
    _shop("program", SUPERVISOR, f"{PORTAL}/program", part=OURS, height=760),
    _shop("backend", ADMINISTRATOR, REVIEW, height=760),
    _shop("home", SUPERVISOR, PORTAL, part=OURS, height=760),
    _shop("overview", ADMINISTRATOR, "/odoo/partner-overview", height=760),
    _shop(
        "tiers",
        ADMINISTRATOR,
        BACKEND + "prm_program_action/{program_reseller}",
        height=760,
    ),
)
# Made of another picture, so it is taken last, and nobody logs in.
COVER = _shop("cover", "", "cover.html", part=".cover")
PICTURES = (*PARTNERS, *SUPERVISORS, *MANAGERS, *ADMINISTRATORS, *SHOP, COVER)
