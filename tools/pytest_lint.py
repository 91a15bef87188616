"""Narrow Odoo's test_lint, which looks at every addon it can find, to ours.

Loaded with `-p` into a pytest that runs test_lint's tests. It is a plugin of its own
and imports nothing of the other tools: PRM_LINTED names the addons.
"""

import logging
import os
import subprocess
from pathlib import Path
from types import SimpleNamespace

import pytest

LOGGERS = "odoo.addons.test_lint"


@pytest.fixture(scope="session", autouse=True)
def only_our_addons(load_registry):
    """Answer every question about which addons there are with ours."""
    from odoo import tools
    from odoo.modules import Manifest

    from odoo.addons.test_lint.tests import test_eslint, test_pofile, test_pylint

    def run(command, env, **options):
        kept = [each for each in command if each != tools.config.root_path]
        # Comments for OCA's checkers name messages that Odoo's pylint does not know.
        kept.append("--disable=unknown-option-value")
        # pytest put the folder of Odoo's addons on the path, and one of them is
        # called `calendar`: pylint would import it for Python's own.
        paths = env["PYTHONPATH"].split(os.pathsep)
        env["PYTHONPATH"] = os.pathsep.join(
            path for path in paths if not Path(path, "calendar").exists()
        )
        return subprocess.run(kept, env=env, **options)

    with pytest.MonkeyPatch.context() as patch:
        names = os.environ["PRM_LINTED"].split()
        ours = [Manifest.for_addon(name) for name in names]
        patch.setattr(Manifest, "all_addon_manifests", staticmethod(lambda: ours))
        patch.setattr(test_eslint, "get_modules", lambda: names)
        patch.setattr(test_pofile, "get_modules", lambda: names)
        patch.setattr(test_pylint, "subprocess", SimpleNamespace(run=run))
        yield


@pytest.fixture(autouse=True)
def complaints_fail(caplog):
    """Fail on what test_lint only logs: Odoo's own runner counts warnings as well."""
    with caplog.at_level(logging.WARNING, logger=LOGGERS):
        yield
    said = [
        record.getMessage()
        for record in caplog.get_records("call")
        if record.name.startswith(LOGGERS) and record.levelno >= logging.WARNING
    ]
    assert not said, "\n".join(said)
