"""Each answer says what it cost, whatever else the machine does at that moment.

Loaded by the server (`--load=base,web,prm_probe`), installed nowhere. The headers:
`X-Python-Ms` and `X-Postgres-Ms` are milliseconds of CPU, of the thread that answered
and of the PostgreSQL processes that it asked, with those that these shared a query out
among; `X-Queries` is the number of queries. PostgreSQL has to run on the same machine.
A request's own header `X-Rows` says how many rows lists show: so that the same page can
be measured with one and with eighty.
"""

import os
import sys
import threading
import time

from odoo import http, sql_db
from odoo.tools import config

# Nanoseconds of the unit in which the system tells what ended processes used.
TICK = 10**9 // os.sysconf("SC_CLK_TCK")
_here = threading.local()
_usual = {}
_answer, _execute = http.Application.__call__, sql_db.Cursor.execute


def cpu_of(pid):
    """Return the nanoseconds of CPU that a process has used; 0 where it is unknown."""
    try:
        with open(f"/proc/{pid}/schedstat") as line:
            return int(line.read().split()[0])
    except OSError:
        return 0


def cpu_of_helpers(pid):
    """Return the nanoseconds of those that a PostgreSQL process shares queries out to.

    They end with the query, and stand in what the ended children of their common parent
    have used. Connections that end stand there too, so one measurement says little. Of
    several servers that answer at once nobody could tell whose helpers they were.

    :return: 0 then, and where it is unknown
    """
    try:
        return 0 if config["workers"] else _ended_children(_fields_of(pid)[1])
    except OSError:
        return 0


def _ended_children(pid):
    return sum(map(int, _fields_of(pid)[13:15])) * TICK


def _fields_of(pid):
    """Return what `/proc/<pid>/stat` says, from the state on: see proc(5)."""
    with open(f"/proc/{pid}/stat") as line:
        return line.read().rpartition(") ")[2].split()


def _counted(self, query, params=None, log_exceptions=True):
    if (before := getattr(_here, "before", None)) is not None:
        pid = self._cnx.info.backend_pid
        if not before:  # all processes of a server share their helpers
            before[cpu_of_helpers, pid] = cpu_of_helpers(pid)
        if (cpu_of, pid) not in before:
            before[cpu_of, pid] = cpu_of(pid)
        _here.queries += 1
    return _execute(self, query, params, log_exceptions)


def _show_rows(number):
    """Let lists show so many rows, or as many as they do by themselves."""
    module = sys.modules.get("odoo.addons.prm.controllers.portal_list")
    if module:
        _usual.setdefault("rows", module.PAGE_SIZE)
        module.PAGE_SIZE = int(number or _usual["rows"])


def _measured(self, environ, start_response):
    _show_rows(environ.get("HTTP_X_ROWS"))
    _here.before, _here.queries = {}, 0
    started = time.thread_time()

    def start(status, headers, exc_info=None):
        python = (time.thread_time() - started) * 1e3
        used = sum(each(pid) - was for (each, pid), was in _here.before.items())
        costs = [
            ("X-Python-Ms", f"{python:.2f}"),
            ("X-Postgres-Ms", f"{used / 1e6:.2f}"),
            ("X-Queries", f"{_here.queries}"),
        ]
        return start_response(status, [*headers, *costs], exc_info)

    return _answer(self, environ, start)


sql_db.Cursor.execute = _counted
http.Application.__call__ = _measured
