"""Odoo 19 itself: Debian's package, unpacked into the generated folder.

Only Debian's unstable suite (sid) has it. The machine's own apt stays as it is: apt
gets a private configuration with that one suite, downloads the package, and the
package is unpacked, not installed.
"""

import os
import re
import shutil
from pathlib import Path

from places import ODOO
from say import Failure, output_of, run, step

PACKAGE = "odoo-19"
SUITE = "sid"
KEYRING = "/usr/share/keyrings/debian-archive-keyring.gpg"
DIST_PACKAGES = Path("usr/lib/python3/dist-packages")

# Debian ships these apart from Odoo; the package holds links to them only.
SHARED = ("fonts-font-awesome", "fonts", "javascript")
# Missing in the package, and asked for by every backend page: an empty file is
# enough, and without it each page logs an error.
MISSING = "mail/static/lib/selfie_segmentation/selfie_segmentation.js"


def source():
    """Return the folder to put on Python's path: it holds the package `odoo`."""
    own = os.environ.get("ODOO_PATH")
    if not own:
        return ODOO / "tree" / DIST_PACKAGES
    given = Path(own).expanduser().resolve()
    # Both the source's folder and the package in it are understood.
    for folder in (given, given.parent):
        if (folder / "odoo" / "release.py").is_file():
            return folder
    raise Failure(f"ODOO_PATH is {own}, but there is no odoo/release.py in it.")


def version():
    """Return the release of the source, as a text that changes when it changes."""
    if not os.environ.get("ODOO_PATH"):
        return (ODOO / "version").read_text().strip()
    text = (source() / "odoo" / "release.py").read_text()
    found = re.search(r"^version_info = \((\d+), (\d+)", text, re.MULTILINE)
    if not found or found[1] != "19":
        raise Failure(f"ODOO_PATH is not an Odoo 19: {source()}.")
    return f"{found[1]}.{found[2]} {source()}"


def addons_folders():
    """Return the folders with Odoo's own addons."""
    folders = (source() / "odoo" / "addons", source() / "addons")
    return [
        path for path in folders if (path / "web").is_dir() or (path / "base").is_dir()
    ]


def ready():
    """Make sure that the source is there."""
    if os.environ.get("ODOO_PATH"):
        version()
    elif not (ODOO / "version").exists():
        _fetch()


def _fetch():
    step(f"Fetching Odoo 19 (Debian's {PACKAGE}, 120 MB) and unpacking it")
    shutil.rmtree(ODOO, ignore_errors=True)
    archive = _download()
    tree = ODOO / "tree"
    run(["dpkg-deb", "-x", archive, tree], doing="Unpacking Odoo")
    _complete(tree)
    number = output_of(
        ["dpkg-deb", "-f", archive, "Version"], doing="Reading Odoo's version"
    )
    archive.unlink()
    # Written last: a tree without it is not used.
    (ODOO / "version").write_text(number + "\n")


def _download():
    apt = ODOO / "apt"
    (apt / "lists" / "partial").mkdir(parents=True)
    (apt / "archives" / "partial").mkdir(parents=True)
    (apt / "sources").mkdir()
    (apt / "sources" / "sid.sources").write_text(
        f"Types: deb\nURIs: {_mirror()}\nSuites: {SUITE}\n"
        f"Components: main\nSigned-By: {KEYRING}\n"
    )
    configuration = apt / "apt.conf"
    configuration.write_text(
        'Dir::Etc::SourceList "/dev/null";\n'
        f'Dir::Etc::SourceParts "{apt}/sources";\n'
        f'Dir::State::Lists "{apt}/lists";\n'
        f'Dir::Cache "{apt}";\n'
        'APT::Sandbox::User "";\n'
        # The signature counts; a mirror that is some weeks behind does as well.
        'Acquire::Check-Valid-Until "false";\n'
    )
    environment = {**os.environ, "APT_CONFIG": str(configuration)}
    run(
        ["apt-get", "update", "-o=APT::Update::Error-Mode=any"],
        doing=f"Reading Debian's package list ({SUITE})",
        env=environment,
    )
    run(
        ["apt-get", "download", PACKAGE],
        doing=f"Downloading {PACKAGE}",
        env=environment,
        cwd=apt,
    )
    return next(apt.glob(f"{PACKAGE}_*.deb"))


def _mirror():
    """Return the address of the Debian archive that this machine already uses."""
    etc = Path("/etc/apt")
    files = [etc / "sources.list", *sorted((etc / "sources.list.d").glob("*"))]
    pattern = r"^(?:URIs:|deb(?: \[.*?\])?)\s+(\S+/debian/?)(?:\s|$)"
    for path in files:
        text = path.read_text(errors="replace") if path.is_file() else ""
        found = re.search(pattern, text, re.MULTILINE)
        if found:
            return found[1]
    raise Failure(
        "this machine's apt has no Debian archive to fetch Odoo 19 from: please "
        "point ODOO_PATH at the source of an Odoo 19."
    )


def _complete(tree):
    """Add what the package lacks: fonts and scripts of other packages, one file."""
    share = tree / "usr" / "share"
    for name in SHARED:
        (share / name).symlink_to(Path("/usr/share") / name)
    missing = tree / DIST_PACKAGES / "odoo" / "addons" / MISSING
    if not missing.exists():
        missing.parent.mkdir(parents=True, exist_ok=True)
        missing.touch()
