"""A mail server that delivers nothing: it keeps each mail and shows it on a page.

Odoo's demo sends its mails here, so that one can see what partners would have got.
"""

import email
import html
import shutil
import socketserver
import threading
import time
from contextlib import contextmanager
from email.policy import default
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

from places import GENERATED

HOST = "127.0.0.1"
FOLDER = GENERATED / "mail"
REPLIES = {
    b"DATA": b"354 go on\r\n",
    b"QUIT": b"221 bye\r\n",
}
HEAD = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<title>Mails of the demo</title>
<style>
body { font: 15px/1.5 sans-serif; margin: 2rem auto; max-width: 60rem; padding: 0 1rem }
table { border-collapse: collapse; width: 100% }
td, th { border-bottom: 1px solid #ccc; overflow-wrap: anywhere; padding: .4rem;
  text-align: left }
iframe { border: 1px solid #ccc; height: 70vh; width: 100% }
</style>"""


@contextmanager
def caught(name, page_port):
    """Catch mails while the block runs.

    :param name: folder of the mails, so that databases do not mix theirs
    :return: the port of the mail server
    """
    folder = FOLDER / name
    folder.mkdir(parents=True, exist_ok=True)
    smtp = socketserver.ThreadingTCPServer((HOST, 0), Session)
    page = ThreadingHTTPServer((HOST, page_port), Page)
    for server in (smtp, page):
        server.folder = folder
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield smtp.server_address[1]
    finally:
        for server in (smtp, page):
            server.shutdown()
            server.server_close()


def forget(name):
    """Remove the mails of a database that is made anew."""
    shutil.rmtree(FOLDER / name, ignore_errors=True)


class Session(socketserver.StreamRequestHandler):
    """One SMTP session: agree with everything, keep what comes after DATA."""

    def handle(self):
        """Answer command by command."""
        self.wfile.write(b"220 nothing leaves this machine\r\n")
        for line in self.rfile:
            command = line.strip()[:4].upper()
            self.wfile.write(REPLIES.get(command, b"250 fine\r\n"))
            if command == b"QUIT":
                return
            if command == b"DATA":
                self._keep()
                self.wfile.write(b"250 kept\r\n")

    def _keep(self):
        lines = []
        for line in self.rfile:
            if line == b".\r\n":
                break
            # A dot that begins a line of the mail was doubled for the way.
            lines.append(line[1:] if line.startswith(b"..") else line)
        name = f"{time.time_ns()}.eml"
        (self.server.folder / name).write_bytes(b"".join(lines))


class Page(BaseHTTPRequestHandler):
    """The list of mails, newest first, and each mail."""

    def do_GET(self):
        """Answer with the list or one mail."""
        name = self.path.strip("/")
        known = {path.name: path for path in self.server.folder.glob("*.eml")}
        if not name:
            self._answer(_list(sorted(known.values(), reverse=True)))
        elif name in known:
            self._answer(_mail(known[name]))
        else:
            self.send_error(404)

    def _answer(self, body):
        content = f"{HEAD}{body}".encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html; charset=utf-8")
        self.send_header("Content-Length", str(len(content)))
        self.end_headers()
        self.wfile.write(content)

    def log_message(self, *_):
        """Say nothing: the terminal belongs to the demo."""


def _read(path):
    return email.message_from_bytes(path.read_bytes(), policy=default)


def _list(paths):
    rows = []
    for path in paths:
        mail = _read(path)
        fields = (
            html.escape(str(mail[key] or "")) for key in ("Date", "To", "Subject")
        )
        date, to, subject = fields
        link = f'<a href="/{path.name}">{subject or "(no subject)"}</a>'
        rows.append(f"<tr><td>{date}<td>{to}<td>{link}")
    head = "<h1>Mails that the demo would have sent</h1>"
    if not rows:
        return f"{head}<p>None yet. The queue is sent once a minute."
    return f"{head}<table><tr><th>Date<th>To<th>Subject{''.join(rows)}</table>"


def _mail(path):
    mail = _read(path)
    shown = ("From", "To", "Reply-To", "Date", "Subject")
    head = "".join(
        f"<tr><th>{key}<td>{html.escape(str(mail[key]))}" for key in shown if mail[key]
    )
    body = mail.get_body(("html", "plain"))
    text = body.get_content() if body else ""
    if body and body.get_content_subtype() == "plain":
        text = f"<pre>{html.escape(text)}</pre>"
    files = ", ".join(
        html.escape(str(each.get_filename())) for each in mail.iter_attachments()
    )
    inner = html.escape(f'<base target="_blank">{text}', quote=True)
    return (
        f'<p><a href="/">All mails</a><table>{head}</table><p>Files: {files or "none"}'
        '<iframe sandbox="allow-popups allow-popups-to-escape-sandbox" '
        f'srcdoc="{inner}"></iframe>'
    )
