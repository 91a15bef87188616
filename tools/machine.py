"""What has to be on the machine: Debian's packages, installed only if missing."""

import os
import shutil
import subprocess
from pathlib import Path

from places import LOGS
from say import Failure, detail, last_line, step

# What the package brings that is looked for -> the package.
SERVER = {
    "/usr/share/doc/python3-venv": "python3-venv",
    "/usr/share/keyrings/debian-archive-keyring.gpg": "debian-archive-keyring",
    "/usr/share/javascript/jquery/jquery.js": "libjs-jquery",
    "/usr/share/javascript/jquery-form/jquery.form.js": "libjs-jquery-form",
    "/usr/share/javascript/underscore/underscore.js": "libjs-underscore",
    "/usr/share/fonts-font-awesome": "fonts-font-awesome",
    "/usr/share/fonts/truetype/inconsolata": "fonts-inconsolata",
    "/usr/share/fonts/truetype/roboto/unhinted": "fonts-roboto-unhinted",
    "/usr/bin/git": "git",
    "/usr/bin/psql": "postgresql-client",
}
DATABASE = {"/usr/lib/postgresql/*/bin/initdb": "postgresql"}
PROXY = {"/usr/sbin/haproxy": "haproxy"}
BROWSER = {
    "/usr/bin/chromium": "chromium",
    "/usr/share/fonts/truetype/liberation*": "fonts-liberation",
}


def need(*sets):
    """Install the packages of these sets whose files are missing."""
    missing = [
        package
        for files in sets
        for pattern, package in files.items()
        if not any(Path("/").glob(pattern.lstrip("/")))
    ]
    if missing:
        _install(missing)


def _install(packages):
    names = " ".join(packages)
    if not shutil.which("apt-get"):
        raise Failure(
            f"this machine has no apt-get: please install {names} "
            "(Debian's names) in its own way and try again."
        )
    become_root = _become_root(names)
    step(f"Installing Debian packages: {names}")
    _apt(become_root, "update", "-qq")
    _apt(become_root, "install", "-y", "--no-install-recommends", *packages)


def _become_root(names):
    """Return the words before a command that needs root; ask only after saying so."""
    if os.geteuid() == 0:
        return []
    if not shutil.which("sudo"):
        raise Failure(
            "Debian packages are missing and there is no sudo: please run, as root, "
            f"apt-get install --no-install-recommends {names}"
        )
    step("Some Debian packages are missing, and only root may install them.")
    detail(f"They are: {names}")
    detail("sudo is used for these and nothing else; it may ask for your password.")
    if subprocess.run(["sudo", "--validate"]).returncode:
        raise Failure(
            "sudo was refused: please have an administrator run "
            f"apt-get install --no-install-recommends {names}"
        )
    return ["sudo"]


def _apt(become_root, *arguments):
    LOGS.mkdir(parents=True, exist_ok=True)
    log = LOGS / "apt.log"
    command = [
        *become_root,
        "env",
        "DEBIAN_FRONTEND=noninteractive",
        "apt-get",
        "-o=DPkg::Lock::Timeout=300",
        *arguments,
    ]
    with log.open("w") as output:
        code = subprocess.run(
            command, stdin=subprocess.DEVNULL, stdout=output, stderr=output
        ).returncode
    if code:
        raise Failure(
            f"apt-get {arguments[0]} failed: {last_line(log)} (all of it: {log})"
        )
