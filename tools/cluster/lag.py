"""While the replica lags: own writes are seen, and what ended is not read."""

import time
import urllib.error
import urllib.request
from typing import NamedTuple

from bench.client import Visitor
from bench.lines.forms import DEALS, REGISTERED, form
from bench.world import PORTAL
from say import Failure, detail, step

PARTNER = "jonas@nordwind.example"
EMPLOYEE = "channel_admin"
SECONDS = 3
TURNS = 3
PUBLIC = "/partner/directory"


class Outcome(NamedTuple):
    """How often something was looked at, and how often it was wrong."""

    asked: int
    wrong: int


def lag(found):
    """Try all cases with a replica that is behind, and one that holds still."""
    case = Case(found)
    outcomes = {"without lag, pages are answered by the replica": case.shared()}
    ways = {
        f"{SECONDS} s behind": lambda: found.replica.lag(SECONDS),
        "replay paused": found.replica.pause,
    }
    for title, begin in ways.items():
        for name, look in case.cases().items():
            step(f"{title}: {name}")
            case.catch_up()
            begin()
            outcomes[f"{title}, {name}"] = look()
    outcomes["afterwards, they are again"] = case.shared()
    for name, outcome in outcomes.items():
        detail(f"{name}: {outcome.wrong} wrong of {outcome.asked}")
    return int(any(outcome.wrong for outcome in outcomes.values()))


class Case:
    """People at both servers, and what they look at."""

    def __init__(self, found):
        self.found = found
        first, second = (site.address for site in found.sites)
        self.addresses = (first, second)
        self.partner = Visitor(first, PARTNER)
        self.employee = Visitor(first, EMPLOYEE)

    def cases(self):
        """Return name → what is looked at; each leaves things as they were."""
        return {
            "who has registered a deal finds it": self.own_writes,
            "a member without access reads nothing": self.member,
            "a suspended partnership reads nothing": self.partnership,
            "a document that is no longer published is closed": self.document,
            "an entry taken from the directory is closed": self.entry,
        }

    def catch_up(self):
        """Let the replica follow, and wait until it knows all."""
        self.found.replica.go_on()
        end = time.monotonic() + 60
        [position] = self.found.primary.ask("SELECT pg_current_wal_insert_lsn()")
        told = f"SELECT pg_last_wal_replay_lsn() >= '{position}'"
        while self.found.replica.ask(told) != ["t"]:
            if time.monotonic() > end:
                raise Failure("The replica does not follow.")
            time.sleep(0.1)

    # ----------------------------------------------------------------- cases

    def shared(self):
        """Return how many pages were not answered by the replica, without lag.

        Each page is counted on the primary, so the replica may follow between two.
        """
        logs = [site.log.stat().st_size for site in self.found.sites]
        for _turn in range(10):
            for address in self.addresses:
                self.catch_up()
                self.partner.ask(DEALS, address)
        lines = []
        for site, begin in zip(self.found.sites, logs, strict=True):
            told = site.log.read_bytes()[begin:].decode(errors="replace")
            lines += [line for line in told.splitlines() if f"GET {DEALS} " in line]
        elsewhere = [line for line in lines if not line.endswith(" ro")]
        for line in elsewhere:
            detail(f"Not answered by the replica: {line}")
        return Outcome(len(lines), len(elsewhere))

    def own_writes(self):
        """Register at one server, and look at the other."""
        return own_writes(self.partner, *self.addresses)

    def member(self):
        """End the access of a person, and let the person go on reading."""
        [member] = self._ids(
            "prm.member", [("user_id.login", "=", PARTNER), ("state", "=", "active")]
        )[:1]
        return self._closed("prm.member", member, "action_disable", "action_enable")

    def partnership(self):
        """Suspend the partnership of a person who goes on reading."""
        found = [("member_ids.user_id.login", "=", PARTNER), ("state", "=", "active")]
        [partnership] = self._ids("prm.partnership", found)[:1]
        ways = ("action_suspend", "action_activate")
        return self._closed("prm.partnership", partnership, *ways)

    def document(self):
        """Take a document back that somebody has just read."""
        [document] = self._ids("prm.document", [("name", "like", "controller family")])
        path = f"{PORTAL}/documents/{document}"
        paths = (path, f"{path}/download")
        write = ("prm.document", "write", [document])
        return self._gone(
            lambda: self.employee.call(*write, {"is_published": False}),
            lambda: self.employee.call(*write, {"is_published": True}),
            lambda address: [
                self.partner.ask(each, address).status == 200 for each in paths
            ],
        )

    def entry(self):
        """Take an entry from the directory that visitors have just read."""
        entries = self._ids("prm.directory.entry", [("state", "=", "published")])
        call = self.employee.call
        [row], _cost = call("prm.directory.entry", "read", entries[:1], ["name"])
        return self._gone(
            lambda: call("prm.directory.entry", "action_take_down", entries[:1]),
            lambda: None,
            lambda address: [row["name"] in _public(address + PUBLIC)],
            turns=1,
        )

    # --------------------------------------------------------------- helpers

    def _closed(self, model, number, off, on):
        """Switch access off and on; count what was read in between."""
        deal = _first(self.partner.ask(DEALS, self.addresses[0]).text)

        def reads(address):
            pages = [self.partner.ask(each, address) for each in (DEALS, deal)]
            return [*(page.status == 200 for page in pages), self._calls(address)]

        return self._gone(
            lambda: self.employee.call(model, off, [number]),
            lambda: self.employee.call(model, on, [number]),
            reads,
        )

    def _calls(self, address):
        """Tell whether the person reads deals by a call of the data."""
        self.partner.site = address
        try:
            found, _cost = self.partner.call(
                "prm.registration", "search_read", [], ["name"]
            )
        except Failure:
            return False
        return bool(found)

    def _gone(self, off, on, read, turns=TURNS):
        """Count what is read after it ended; before, all of it must be there."""
        asked = wrong = 0
        for _turn in range(turns):
            self.partner = Visitor(self.addresses[0], PARTNER)
            for address in self.addresses:
                if not all(read(address)):
                    raise Failure("What is to end was not there.")
            off()
            for address in reversed(self.addresses):
                answers = read(address)
                asked += len(answers)
                wrong += sum(answers)
            on()
        return Outcome(asked, wrong)

    def _ids(self, model, domain):
        self.employee.site = self.addresses[0]
        found, _cost = self.employee.call(model, "search", domain)
        if not found:
            raise Failure(f"The demo has no {model} of {domain}.")
        return found


def own_writes(visitor, first, second):
    """Register deals at one server; count where the other does not show them."""
    asked = wrong = 0
    for _turn in range(TURNS):
        visitor.site = first
        told = form(visitor, "")
        [number] = REGISTERED.findall(visitor.post(DEALS, told).url)
        for path in (f"{DEALS}/{number}", f"{DEALS}?view=all"):
            answer = visitor.ask(path, second)
            asked += 1
            wrong += answer.status != 200 or told["name"] not in answer.text
    return Outcome(asked, wrong)


def _first(text):
    """Return the address of the first deal of a list."""
    return f"{DEALS}/{REGISTERED.findall(text)[0]}"


def _public(address):
    try:
        with urllib.request.urlopen(address, timeout=60) as answer:
            return answer.read().decode()
    except urllib.error.HTTPError as error:
        return str(error.code)
