"""scratch"""
from odoo.tests import tagged
from .security_common import RpcCase
OUT = open("/tmp/scratch.out", "w")
def say(*a):
    print(*a, file=OUT, flush=True)

@tagged("post_install", "-at_install")
class TestScratch(RpcCase):
    def test_x(self):
        for user in (self.partner_a, self.portal_user):
            self.login(user)
            for model, rec in (("res.users", user), ("res.partner", user.partner_id)):
                try:
                    say(user.login, model, self.rpc(model, "write", rec.ids, {"name": "Changed"}))
                except Exception as e:
                    say(user.login, model, e)
                self.env.invalidate_all()
                say(user.partner_id.name)
                user.partner_id.name = "x"
