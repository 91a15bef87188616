"""scratch"""
from odoo.tests import tagged
from odoo import http
from .common import PrmCase
OUT = open("/tmp/scratch.out", "w")
def say(*a):
    print(*a, file=OUT, flush=True)

@tagged("post_install", "-at_install")
class TestScratch(PrmCase):
    def test_x(self):
        for name, model in sorted(self.env.items()):
            found = set()
            for cls in type(model).__mro__:
                if cls.__module__.startswith("odoo.addons.prm."):
                    for n, v in vars(cls).items():
                        if not n.startswith("_") and callable(v) and not isinstance(v, type) :
                            if not any(getattr(vars(c).get(n), "_api_private", False) for c in type(model).__mro__ if n in vars(c)):
                                found.add(n)
            if found:
                say(name, sorted(found))
        router = self.env["ir.http"].routing_map()
        for rule in router.iter_rules():
            ep = rule.endpoint
            if "prm" in ep.func.__module__ or rule.rule.startswith("/partner") :
                r = ep.routing
                say(rule.rule, ep.func.__module__, ep.func.__name__, {k: r.get(k) for k in ("auth", "methods", "type", "csrf", "readonly", "website", "save_session", "cors")})
