"""RPC over HTTP, as somebody with a session and a script calls it."""

import json
from contextlib import contextmanager

from odoo.tools import mute_logger

from ..http_common import PrmHttpCase
from .parts_common import PartsData

NOISY = ("odoo.http", "odoo.addons.base.models.ir_rule", "odoo.orm.models")
MISSING = 10**8


class RpcRefused(Exception):
    """The server answered an RPC with an error: the class of it, and its words."""

    def __init__(self, error):
        self.name = error["data"]["name"].rpartition(".")[2]
        super().__init__(error["data"]["message"])


class RpcCase(PrmHttpCase):
    """Tests that speak to the data layer, not to the pages."""

    # ---------------------------------------------------------------------- calls

    def route(self, address, **params):
        """Call a JSON-RPC address in the session; raise what the server refused."""
        self.env.flush_all()
        self.env.invalidate_all()
        data = json.dumps({"jsonrpc": "2.0", "method": "call", "params": params})
        headers = {"Content-Type": "application/json"}
        with mute_logger(*NOISY):
            response = self.url_open(address, data=data, headers=headers)
        answer = response.json()
        if "error" in answer:
            raise RpcRefused(answer["error"])
        return answer.get("result")

    def rpc(self, model, method, *args, **kwargs):
        """Call a method of a model over ``/web/dataset/call_kw``."""
        return self.route(
            f"/web/dataset/call_kw/{model}/{method}",
            model=model,
            method=method,
            args=list(args),
            kwargs=kwargs,
        )

    def get(self, address):
        """GET any address in the session, redirects not followed."""
        self.env.flush_all()
        with mute_logger(*NOISY):
            return self.url_open(address, allow_redirects=False)

    # --------------------------------------------------------------------- checks

    @contextmanager
    def refused(self, *names):
        """Expect that the RPC inside is refused, with one of the error classes."""
        with self.assertRaises(RpcRefused) as caught:
            yield caught
        if names:
            self.assertIn(caught.exception.name, names, str(caught.exception))

    def answer(self, call, *args, **kwargs):
        """Return what the call answers, or the class of its refusal."""
        try:
            return call(*args, **kwargs)
        except RpcRefused as error:
            return error.name

    def finds(self, model, domain, **kwargs):
        """Tell how many records a search finds; 0 when the search is refused."""
        found = self.answer(self.rpc, model, "search_count", domain, **kwargs)
        return found if isinstance(found, int) else 0

    # ----------------------------------------------------------------- the vendor

    def vendor_posts(self, record, body, internal=False, **options):
        """Post as the partner manager; ``files`` are pairs of name and content."""
        subtype = "mail.mt_note" if internal else "mail.mt_comment"
        return (
            self.env[record._name]
            .browse(record.id)
            .with_user(self.channel_own)
            .message_post(
                body=body,
                message_type="comment",
                subtype_xmlid=subtype,
                attachments=options.pop("files", None),
                **options,
            )
            .sudo()
        )


class PartsCase(PartsData, RpcCase):
    """Each part of both partnerships; the author of A is logged in."""

    def setUp(self):
        super().setUp()
        self.condition = self._create_condition(self.tier)
        self.own = self._create_parts(self.partnership_a, self.partner_a)
        self.foreign = self._create_parts(self.partnership_b, self.partner_b)
        for parts in (self.own, self.foreign):
            # No part of a partnership: many may read it, see test_document_pages.
            del parts["prm.document"]
        self.login(self.partner_a)

    def talking(self, parts):
        """Return what has a conversation: of ``parts``, and their partnership."""
        records = [parts["prm.certificate"], parts["prm.marketing.activity"]]
        return [*records, records[0].partnership_id]

    def talk(self, record):
        """Let the vendor write an internal note with a file, and schedule a task."""
        files = [("Zebra.txt", b"Zebra file")]
        record.with_user(self.channel_own).activity_schedule(
            "mail.mail_activity_data_todo",
            summary="Zebra task",
            user_id=self.channel_own.id,
        )
        return self.vendor_posts(record, "Zebra note", internal=True, files=files)
