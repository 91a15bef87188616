"""Two Odoo servers that read from a replica, and a proxy before them."""

from contextlib import ExitStack, contextmanager

import machine
import serving
from places import GENERATED, LOGS
from say import detail, started, step

USUAL_PORT = 8469
USUAL_PROXY_PORT = 8460
PROXY = "/usr/sbin/haproxy"
# A request is sent to another server only when the first took no connection. What was
# sent already may have been done: then the browser or its person asks again.
CONFIGURATION = """
global
    maxconn 1000
defaults
    mode http
    timeout connect 2s
    timeout client 300s
    timeout server 300s
    option redispatch 1
    retries 3
    retry-on conn-failure
    option forwardfor
frontend portal
    bind {host}:{port}
    http-request set-header X-Forwarded-Host %[req.hdr(Host)]
    http-request set-header X-Forwarded-Proto http
    default_backend servers
backend servers
    balance leastconn
    option httpchk
    http-check send meth GET uri /web/health ver HTTP/1.1 hdr Host {host}
    default-server check inter 500ms fall 2 rise 1
{servers}
"""


class Site:
    """One of the servers, on a port of its own; it can be killed and started again."""

    def __init__(self, database, number, options, addons):
        self.port = serving.free_port(USUAL_PORT + 10 * number)
        gevent_port = serving.free_port(self.port + 1)
        self.log = LOGS / f"cluster-{self.port}.log"
        self._database = database
        # One of them does the jobs; with both, each is done by one as well.
        jobs = ("--max-cron-threads", "0" if number else "1")
        own = ("--gevent-port", str(gevent_port), "--proxy-mode", *jobs)
        self._options, self._addons = (*own, *options), addons
        self._stack = ExitStack()
        self.process = None

    @property
    def address(self):
        """Return where it answers without the proxy."""
        return f"http://{serving.HOST}:{self.port}"

    def start(self):
        """Start it, and wait until it answers."""
        words = (self._database, self.port, self._options)
        with ExitStack() as stack:
            running = serving.started(*words, log=self.log, addons=self._addons)
            self.process = stack.enter_context(running)
            self._stack = stack.pop_all()

    def kill(self):
        """End it as if its machine went down."""
        self.process.kill()
        self.end()

    def end(self):
        """End it, if it runs."""
        self._stack.close()


@contextmanager
def running(database, replica, *options, addons=None):
    """Run two servers on a database while the block runs; yield both.

    :param replica: that pages are read from
    :param options: of Odoo, for both
    :param addons: the folder with the addon, when it is not the link's
    """
    reading = ("--db_replica_host", str(replica.folder))
    reading += ("--db_replica_port", str(replica.port))
    LOGS.mkdir(parents=True, exist_ok=True)
    with ExitStack() as stack:
        sites = []
        for number in range(2):
            site = Site(database, number, (*reading, *options), addons)
            stack.callback(site.end)
            step(f"Starting Odoo at {site.address}")
            site.start()
            detail(f"Its log: {site.log}")
            sites.append(site)
        yield sites


@contextmanager
def proxy(sites):
    """Run a proxy before servers while the block runs; yield its address."""
    machine.need(machine.PROXY)
    port = serving.free_port(USUAL_PROXY_PORT)
    lines = [f"    server s{each.port} {serving.HOST}:{each.port}" for each in sites]
    text = CONFIGURATION.format(host=serving.HOST, port=port, servers="\n".join(lines))
    path = GENERATED / "haproxy.cfg"
    path.write_text(text)
    log = LOGS / "proxy.log"
    with log.open("w") as output:
        words = [PROXY, "-db", "-f", path]
        with started(words, stdout=output) as process:
            try:
                yield f"http://{serving.HOST}:{port}"
            finally:
                process.terminate()
