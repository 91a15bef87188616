"""Build what the browser loads, once: run in Odoo's shell on a database for tests.

A test is rolled back, and what it built with it: each would build them anew. Odoo's own
runner does the same before its tests, for more bundles than ours ask for.
"""
# ruff: noqa: F821  `env` is the shell's

SCRIPTS = (
    "bus.websocket_worker_assets",
    "web.__assets_tests_call__",
    "web.assets_emoji",
    "web.assets_frontend_lazy",
    "web.assets_frontend_minimal",
    "web.assets_tests",
    "web.assets_web",
    "web.chartjs_lib",
)
STYLES = (
    "mail.assets_message_email",
    "web.assets_frontend",
    "web.assets_web",
    "web.assets_web_print",
)

for name in SCRIPTS:
    env["ir.qweb"]._get_asset_bundle(name, css=False, js=True).js()
for name in STYLES:
    env["ir.qweb"]._get_asset_bundle(name, css=True, js=False).css()
env.cr.commit()
