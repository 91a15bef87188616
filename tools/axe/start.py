"""The demo is served while its pages are measured."""

import subprocess

import demo
import odoo_cli
import python_env
from axe import source
from places import TOOLS


def start():
    """Measure the demo; return 0 where nothing of ours breaks a rule."""
    source.ready()
    with demo.served() as (_name, _server, site, _mails):
        words = [python_env.PYTHON, "-m", "axe.command", site]
        environment = odoo_cli.environment()
        return subprocess.run(words, env=environment, cwd=TOOLS).returncode
