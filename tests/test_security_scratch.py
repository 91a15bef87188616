"""scratch"""
import json, sys
from odoo.tests import tagged
from odoo.service.model import call_kw
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
        vendor = mine.sudo().with_user(self.channel_own)
        note = vendor.message_post(body="SECRETNOTE", subtype_xmlid="mail.mt_note", attachments=[("secret.txt", b"SECRETFILE")])
        shared = vendor.message_post(body="hello partner", subtype_xmlid="mail.mt_comment", message_type="comment", attachments=[("open.txt", b"OPENFILE")], parent_id=note.id)
        self.organization_a.message_post(body="ORGSECRET", subtype_xmlid="mail.mt_note")
        self.organization_a.comment = "BADPARTNER"
        reg = "prm.registration"
        secret, opn = note.attachment_ids, shared.attachment_ids
        for who in (A, B, self.portal_user, None):
            say("=================", who and who.login)
            self.authenticate(who and who.login, who and who.login)
            say("att search", self.kw("ir.attachment", "search_read", [["res_model", "=", reg]], ["name", "raw", "index_content"]))
            say("att search ids", self.kw("ir.attachment", "search_read", [["id", "in", [secret.id, opn.id]]], ["name"]))
            say("att search name", self.kw("ir.attachment", "search_read", [["name", "in", ["secret.txt", "open.txt"]]], ["name"]))
            say("att count", self.kw("ir.attachment", "search_count", [["res_model", "=", reg]]))
            say("att group", self.kw("ir.attachment", "formatted_read_group", [["res_model", "=", reg]], ["name"], ["__count"]))
            for i in (secret.id, opn.id):
                for u in (f"/web/content/{i}", f"/web/image/{i}", f"/web/content?model=ir.attachment&id={i}&field=raw", f"/mail/attachment/pdf_first_page/{i}", f"/web/content/ir.attachment/{i}/raw"):
                    r = self.url_open(u, allow_redirects=False); say(u, r.status_code, b"SECRETFILE" in r.content, b"OPENFILE" in r.content)
                r = self.send("/web/../mail/attachment/zip", {"file_ids": str(i), "zip_name": "x"}) if 0 else None
            say("thread msgs", str(self.j("/mail/thread/messages", thread_model=reg, thread_id=mine.id))[:4000])
            say("chatter fetch", str(self.j("/mail/chatter_fetch", thread_model=reg, thread_id=mine.id))[:3000])
            say("chatter init", str(self.j("/portal/chatter_init", thread_model=reg, thread_id=mine.id))[:3000])
            say("recipients", self.j("/mail/thread/recipients", thread_model=reg, thread_id=mine.id))
            say("recipients msg", self.j("/mail/thread/recipients", thread_model=reg, thread_id=mine.id, message_id=shared.id))
            say("recipients fields", self.j("/mail/thread/recipients/fields", thread_model=reg))
            say("suggested", self.j("/mail/thread/recipients/get_suggested_recipients", thread_model=reg, thread_id=mine.id))
            say("from_email", self.j("/mail/partner/from_email", thread_model=reg, thread_id=mine.id, emails=[self.partner_b.email, "carl@unknown.example", self.channel_own.email]))
            say("from_email thread0", self.j("/mail/partner/from_email", thread_model="res.partner", thread_id=0, emails=[self.partner_b.email]))
            for rl in (["activities", "attachments", "contact_fields", "followers", "scheduledMessages", "suggestedRecipients", "display_name", "access_rights"],):
                say("mail.data", str(self.j("/mail/data", fetch_params=[["mail.thread", {"thread_model": reg, "thread_id": mine.id, "request_list": rl}], "init_messaging", "failures"]))[:5000])
                say("mail.data other", str(self.j("/mail/data", fetch_params=[["mail.thread", {"thread_model": reg, "thread_id": other.id, "request_list": rl}]]))[:3000])
                say("mail.data missing", str(self.j("/mail/data", fetch_params=[["mail.thread", {"thread_model": reg, "thread_id": 10**8, "request_list": rl}]]))[:3000])
            say("post", self.j("/mail/message/post", thread_model=reg, thread_id=mine.id, post_data={"body": "x"}))
            say("react", self.j("/mail/message/reaction", message_id=shared.id, content="x", action="add"))
            say("update", self.j("/mail/message/update_content", message_id=shared.id, update_data={"body": "x"}))
            own = mine._shared_messages()[0]
            say("update own", self.j("/mail/message/update_content", message_id=own.id, update_data={"body": "x"}), own.body)
            say("internal own", self.j("/mail/update_is_internal", message_id=own.id, is_internal=True))
            say("internal note", self.j("/mail/update_is_internal", message_id=note.id, is_internal=False))
            for u in ("inbox", "history", "starred"):
                say(u, str(self.j(f"/mail/{u}/messages"))[:1500])
            say("subscribe", str(self.j("/mail/thread/subscribe", res_model=reg, res_id=mine.id, partner_ids=A.partner_id.ids))[:2000])
            for i in (mine.id, other.id, 10**8):
                r = self.url_open(f"/mail/view?model={reg}&res_id={i}", allow_redirects=False); say("mail view", i, r.status_code, r.headers.get("Location"))
            for m in (note.id, shared.id, 10**8):
                r = self.url_open(f"/mail/message/{m}", allow_redirects=False); say("mail msg", m, r.status_code, r.headers.get("Location"))
                r = self.url_open(f"/mail/view?message_id={m}", allow_redirects=False); say("mail view msg", m, r.status_code, r.headers.get("Location"))
                r = self.url_open(f"/web/image/mail.message/{m}/author_avatar", allow_redirects=False); say("avatar", m, r.status_code, len(r.content))
            say("notification", self.kw("mail.notification", "search_read", [], ["mail_message_id", "author_id", "res_partner_id"]))
            say("star", self.kw("mail.message", "toggle_message_starred", [shared.id]), self.kw("mail.message", "toggle_message_starred", [note.id]))
            say("format", str(self.kw("mail.message", "portal_message_format", [shared.id]))[:1500], self.kw("mail.message", "portal_message_format", [note.id]))
            say("open doc", self.kw("mail.message", "action_open_document", [note.id]))
            say("done", self.kw("mail.message", "set_message_done", [note.id]), self.kw("mail.message", "mark_all_as_read"))
            say("msg create", self.kw("mail.message", "create", [{"body": "x"}]), self.kw("mail.message", "create", [{"body": "x", "model": reg, "res_id": mine.id}]), self.kw("mail.message", "create", [{"body": "x", "model": reg, "res_id": mine.id, "message_type": "comment", "subtype_id": 1}]))
            say("msg write", self.kw("mail.message", "write", [own.id], {"body": "x"}), self.kw("mail.message", "unlink", [own.id]), self.kw("mail.message", "copy", [own.id]))
            say("mention", str(self.kw("res.partner", "get_mention_suggestions", "a"))[:300], str(self.kw("res.partner", "im_search", "a"))[:300])
            for m in ("action_submit", "action_start_review", "action_qualify", "action_open_qualify", "action_return", "action_reject", "action_cancel", "action_reopen", "action_open_decision", "action_open_lead", "action_open_portal"):
                say(m, self.kw(reg, m, [mine.id]), self.kw(reg, m, [other.id]))
            for m in ("action_activate", "action_suspend", "action_terminate", "action_invite", "action_open_registrations", "action_open_members", "action_open_opportunities"):
                say(m, str(self.kw("prm.partnership", m, [self.partnership_a.id]))[:500], self.kw("prm.partnership", m, [self.partnership_b.id]))
            say("session", str(self.j("/web/session/get_session_info"))[:1500])
            r = self.url_open("/web/export/csv", data={"data": json.dumps({"model": reg, "fields": [{"name": "name"}], "ids": [], "domain": [], "import_compat": False})}); say("export", r.status_code, r.text[:200])
            r = self.url_open(f"/json/1/m-{reg}"); say("json1", r.status_code, r.text[:200])
            say("get_definitions", self.j("/web/model/get_definitions", model_names=["prm.registration"]))
            r = self.url_open(f"/odoo/m-{reg}/{mine.id}", allow_redirects=False); say("backend", r.status_code, r.headers.get("Location"))
            r = self.url_open(f"/web", allow_redirects=False); say("web", r.status_code, r.headers.get("Location"))
            say("load action", str(self.j("/web/action/load", action_id="prm.prm_registration_action_all"))[:300])
