"""What `joining` does within Odoo: install, look at all, uninstall, look again."""

import traces
import visiting
from say import Failure

# An app → what a vendor may have made with it before the glue goes: model and values,
# which are called with the environment. It has to be there afterwards.
KEPT = {
    "project": lambda env: (
        "project.task",
        {
            "name": "Kept",
            "project_id": env["project.project"].create({"name": "Kept"}).id,
            "prm_registration_id": _deal(env).id,
            "prm_is_shown": True,
        },
    ),
    "sale_crm": lambda env: (
        "sale.order",
        {
            "partner_id": env["prm.partnership"].search([], limit=1).partner_id.id,
            "opportunity_id": _deal(env).lead_id.id,
            "client_order_ref": "Kept",
        },
    ),
    "website": lambda env: ("website.menu", {"name": "Kept", "url": "/kept"}),
    "website_slides_survey": lambda env: ("slide.channel", {"name": "Kept"}),
}


def _deal(env):
    """Return a partner's deal with an opportunity."""
    return env["prm.registration"].search([("lead_id", "!=", False)], limit=1)


def join(env, names, apps):
    """Install apps, see glue come by itself, uninstall it, see nothing left of it.

    :raises Failure: with whatever is not as it should be
    """
    modules = env["ir.module.module"]
    modules.search([("name", "in", apps)]).button_immediate_install()
    missing = {*names} - {*_installed(env).mapped("name")}
    if missing:
        raise Failure(f"{', '.join(missing)} did not come with {', '.join(apps)}.")
    if others := _others(env, names):
        others.button_immediate_uninstall()
    visit(env)
    kept = [_keep(env, app) for app in apps]
    for name in names:
        own = traces.of(env, name)
        modules.search([("name", "=", name)]).button_immediate_uninstall()
        if left := own.left(env):
            raise Failure(f"Left of {name}: {'; '.join(left)}.")
        visit(env)
    lost = [str(record) for record in kept if not record.exists()]
    if lost:
        raise Failure(f"Gone with {', '.join(names)}: {', '.join(lost)}.")


def visit(env):
    """Open the pages of partners, and the views of employees.

    :raises Failure: when one of them does not answer
    """
    env.cr.commit()  # pages have transactions of their own
    visiting.open_pages()
    visiting.open_views(env)


def _installed(env):
    return env["ir.module.module"].search([("state", "=", "installed")])


def _others(env, names):
    """Return the glue that came along: an app may bring what another addon joins."""
    glue = _installed(env).filtered(lambda module: module.name.startswith("prm_"))
    return glue.filtered(lambda module: module.name not in names)


def _keep(env, app):
    """Make something with an app, as an employee would.

    :raises Failure: when it is not said what
    """
    if app not in KEPT:
        raise Failure(f"Say in tools/joined.py what of {app} has to stay.")
    model, values = KEPT[app](env)
    return env[model].create(values)
