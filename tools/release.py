"""The addon alone, as a release holds it: without tools, documents and Git's files."""

import shutil

import odoo_cli
import python_env
import testing
from places import ADDON, GENERATED, ROOT
from say import Failure, detail, output_of, run, step

WORKING_COPY = GENERATED / "addon"
DIST = GENERATED / "dist"
BUILD = GENERATED / "build"


def copy_working_tree():
    """Copy what a release of the files as they are now would hold.

    What walks an addon's whole folder (Odoo's linter, its translation export) gets
    this copy: in the checkout it would also find Odoo itself in the generated folder.

    :return: the addon's folder
    """
    target = WORKING_COPY / ADDON
    shutil.rmtree(WORKING_COPY, ignore_errors=True)
    for name in _released_names():
        if (ROOT / name).is_file():
            (target / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, target / name)
    return target


def _released_names():
    """List files that Git knows or would add, without those marked export-ignore."""
    git = ["git", "-C", ROOT]
    names = output_of(
        [*git, "ls-files", "--cached", "--others", "--exclude-standard"],
        doing="Listing the addon's files",
    ).splitlines()
    marked = output_of(
        [*git, "check-attr", "export-ignore", "--", *names],
        doing="Reading .gitattributes",
    ).splitlines()
    return [
        name
        for name, line in zip(names, marked, strict=True)
        if not line.endswith(": set")
    ]


def dist():
    """Build the release archive and the wheel from the last commit, and try them."""
    version = _version()
    shutil.rmtree(DIST, ignore_errors=True)
    DIST.mkdir(parents=True)
    archive = DIST / f"{ADDON}-{version}.zip"
    step("Building the release archive from the last commit")
    _git_archive("zip", archive)
    step("Building the wheel")
    wheel = _build_wheel()
    step("Installing the wheel beside Odoo and from there into a database")
    _try(wheel)
    for path in (archive, wheel):
        detail(f"{path.relative_to(ROOT)} ({path.stat().st_size // 1024} kB)")
    return 0


def _version():
    text = output_of(
        ["git", "-C", ROOT, "show", "HEAD:__manifest__.py"],
        doing="Reading the last commit's manifest",
    )
    found = [line for line in text.splitlines() if '"version"' in line]
    if not found:
        raise Failure("the last commit's manifest names no version.")
    return found[0].split('"')[3]


def _git_archive(kind, path):
    options = [f"--format={kind}", f"--prefix={ADDON}/", f"--output={path}"]
    run(["git", "-C", ROOT, "archive", *options, "HEAD"], doing="Archiving")


def _build_wheel():
    """Let whool build in a folder that has the addon's name: it names the wheel so."""
    shutil.rmtree(BUILD, ignore_errors=True)
    BUILD.mkdir(parents=True)
    _git_archive("tar", BUILD / "addon.tar")
    shutil.unpack_archive(BUILD / "addon.tar", BUILD)
    build = [python_env.PYTHON, "-m", "build", "--wheel", "--no-isolation"]
    run([*build, "--outdir", DIST, BUILD / ADDON], doing="Building the wheel")
    return next(DIST.glob("*.whl"))


def _try(wheel):
    """Install the wheel with pip beside Odoo; let Odoo install it without our link."""
    folder = BUILD / "venv"
    python_env.create(folder)
    python_env.share_packages(folder)
    python_env.install(folder, "--no-deps", wheel)
    elsewhere = BUILD / "no-addons"
    elsewhere.mkdir()
    with testing.database("plain") as name:
        odoo_cli.init(name, [ADDON], addons=elsewhere, python=folder / "bin" / "python")
