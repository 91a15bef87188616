"""scratch"""
import json, sys
from odoo.tests import tagged
from odoo.fields import Command
from .http_common import PrmHttpCase

OUT = open("/tmp/scratch.out", "w")
def say(*a):
    print(*a, file=OUT, flush=True)

@tagged("post_install", "-at_install")
class TestScratch(PrmHttpCase):
    def j(self, url, **params):
        self.env.flush_all(); self.env.invalidate_all()
        res = self.url_open(url, data=json.dumps({"jsonrpc": "2.0", "method": "call", "params": params}), headers={"Content-Type": "application/json"})
        try:
            d = res.json()
        except Exception:
            return res.status_code, res.text[:200]
        if "error" in d:
            return "!! %s: %s" % (d["error"]["data"]["name"], d["error"]["data"]["message"].replace("\n", " ")[:200])
        return d.get("result")
    def kw(self, model, method, *args, **kw):
        return self.j(f"/web/dataset/call_kw/{model}/{method}", model=model, method=method, args=list(args), kwargs=kw)

    def test_x(self):
        A, B, S = self.partner_a, self.partner_b, self.supervisor_a
        mine = self._register(comments="my words")
        other = self._register(self.partner_b, comments="b words")
        lead = self._approve(mine)
        reg = "prm.registration"
        self.env["crm.lead"].create({"name": "LEADSECRET", "partner_id": self.organization_a.id})
        for who in (A, self.portal_user):
            self.login(who)
            for path in ("opportunity_ids.name", "opportunity_ids", "child_ids.opportunity_ids.name", "meeting_ids.name", "activity_ids.summary", "team_id.name", "opportunity_count"):
                say("path", path, self.kw("res.partner", "search", [[path, "ilike", "LEADSECRET"]]), self.kw("res.partner", "search", [[path, "!=", False]]), self.kw("res.partner", "search", [[path, "=", False]]))
            say(self.kw("res.partner", "read", [who.partner_id.id], ["opportunity_ids"]), self.kw("res.partner", "read", [who.partner_id.id], ["opportunity_count"]))
            f = self.kw("res.partner", "fields_get", [], ["type", "relation"])
            say({k: v.get("relation") for k, v in f.items() if v.get("relation")})
            f = self.kw("res.users", "fields_get", [], ["type", "relation"])
            say({k: v.get("relation") for k, v in f.items() if v.get("relation")})
