"""What visitors who are not logged in get by RPC: nothing, of any model of ours."""

import json

from odoo.tools import mute_logger

from .http_common import PrmHttpCase

EVERY = [[1, "=", 1]]
NAMES = {"fields": ["display_name"]}
# Method → what it is called with.
CALLS = {
    "search_read": ([EVERY], NAMES),
    "read": ([[1]], NAMES),
    "name_search": ([], {"name": ""}),
    "formatted_read_group": ([EVERY, [], ["__count"]], {}),
    "create": ([{}], {}),
    "write": ([[1], {}], {}),
    "unlink": ([[1]], {}),
}
# What other apps have of quotes, orders, invoices, tasks, cases, courses beside what
# addons of ours extend.
BESIDE = (
    "account.move",
    "account.move.line",
    "project.project",
    "sale.order",
    "sale.order.line",
    "slide.channel.partner",
    "survey.question",
    "survey.survey",
    "survey.user_input.line",
)
# What is for everybody: Odoo lets visitors read some of it, as its own rules say.
OPEN = ("ir.", "mail.", "res.", "website", "slide.channel", "product.", "base")
RIGHTS = ("read", "write", "create", "unlink")


class VisitorCase(PrmHttpCase):
    """Every model that ours or an addon of ours defines or extends, as is installed."""

    def models(self):
        """Return the names of these models, and of what stands beside them."""
        found = self.env["ir.model"].search([])
        ours = found.filtered(
            lambda model: any(
                name.strip().startswith("prm") for name in model.modules.split(",")
            )
        )
        beside = [name for name in BESIDE if name in self.env]
        return sorted({*ours.mapped("model"), *beside})

    @mute_logger("odoo.http")
    def call(self, address, params):
        """Return status and whole answer of a call by JSON."""
        answer = self.url_open(
            address,
            data=json.dumps(params),
            headers={"Content-Type": "application/json"},
        )
        return answer.status_code, answer.text

    def assert_all_closed(self):
        """Check that a visitor who is not logged in gets nothing by any call."""
        self.authenticate(None, None)
        for model in self.models():
            with self.subTest(model=model):
                self.assert_closed(model)

    def assert_closed(self, model):
        for method, (args, kwargs) in CALLS.items():
            asked = {"model": model, "method": method, "args": args, "kwargs": kwargs}
            rpc = {"jsonrpc": "2.0", "method": "call", "params": asked}
            address = f"/web/dataset/call_kw/{model}/{method}"
            answer = json.loads(self.call(address, rpc)[1])
            self.assertNotIn("result", answer, method)
            name = answer["error"]["data"]["name"]
            self.assertEqual(name, "odoo.http.SessionExpiredException", method)
        status, _text = self.call(f"/json/2/{model}/search_read", {"domain": EVERY})
        self.assertEqual(status, 401)

    def assert_no_rights(self):
        """Check that Odoo's public user has no right on what is not for everybody."""
        for model in self.models():
            here = self.env[model].with_user(self.public_user)
            held = [right for right in RIGHTS if here.has_access(right)]
            with self.subTest(model=model):
                allowed = ["read"] if model.startswith(OPEN) else []
                self.assertIn(held, ([], allowed))
