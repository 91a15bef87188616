"""The demo is served while its pages are measured."""

import subprocess

import databases
import demo
import odoo_cli
import python_env
import serving
from axe import source
from places import TOOLS


def start():
    """Measure the demo; return 0 where nothing of ours breaks a rule."""
    source.ready()
    name = databases.full_name("demo")
    with serving.reserved(name) as tell:
        demo.ready(name)
        with serving.running(name) as (_server, site, _mails):
            tell(site)
            words = [python_env.PYTHON, "-m", "axe.command", site]
            environment = odoo_cli.environment()
            return subprocess.run(words, env=environment, cwd=TOOLS).returncode
