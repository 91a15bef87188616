"""What is measured: servers on both databases, and who asks them."""

from contextlib import ExitStack
from functools import cached_property

from bench import data, servers
from bench.client import Visitor

PORTAL = "/partner/partners"
# Who → login, of people who see what their title says.
PARTNERS = {
    "big, supervisor": "p0@big.example",
    "big, partner": "p1@big.example",
    "small, supervisor": "p0@small.example",
    "small, partner": "p1@small.example",
}
# Whose the one deal of the organization is.
SINGLE = "p1@single.example"
BIG = [who for who in PARTNERS if who.startswith("big")]


class World:
    """Starts what a line asks for, when it asks for it, and ends it afterwards."""

    def __init__(self, rounds):
        self.rounds = rounds
        self._stack = ExitStack()
        self._databases, self._visitors = {}, {}
        # Sizes whose database was changed too much to be measured again.
        self.spoiled = set()
        # What one line has measured for another one.
        self.kept = {}

    def __enter__(self):
        return self

    def __exit__(self, *_error):
        self._stack.close()
        for size in self.spoiled:
            data.forget(size)

    def database(self, size):
        """Return the name of the database of a size, made or updated once in a run."""
        if size not in self._databases:
            self._databases[size] = data.measured(size)
        return self._databases[size]

    @cached_property
    def small(self):
        """The address of a server on the small database."""
        return self._site(servers.running(self.database("small")))

    @cached_property
    def large(self):
        """The address of a server on the large database."""
        return self._site(servers.running(self.database("large")))

    @cached_property
    def core(self):
        """The address of a server on the large database that has never heard of us."""
        name = self.database("large")
        return self._site(servers.running(name, with_addon=False))

    def _site(self, running):
        return self._stack.enter_context(running).site

    def visitor(self, login, size="large"):
        """Return who is logged in with that name, at the server of that name."""
        key = login, size
        if key not in self._visitors:
            self._visitors[key] = Visitor(getattr(self, size), login)
        return self._visitors[key]
