"""The addon alone, as a release holds it: without tools, documents and Git's files."""

import ast
import os
import shutil
import zipfile
from contextlib import contextmanager
from email import message_from_bytes

import databases
import odoo_cli
import python_env
import testing
from places import ADDON, GENERATED, ROOT
from say import Failure, detail, output_of, run, step

WORKING_COPY = GENERATED / "addon"
DIST = GENERATED / "dist"
BUILD = GENERATED / "build"


@contextmanager
def working_copy():
    """Give a copy of what a release of the files as they are now would hold.

    What walks an addon's whole folder (Odoo's linter, its translation export) gets
    this copy: in the checkout it would also find Odoo itself in the generated folder.

    :return: the addon's folder
    """
    with databases.locked("working-copy"):
        yield _copy_working_tree()


def _copy_working_tree():
    shutil.rmtree(WORKING_COPY, ignore_errors=True)
    (WORKING_COPY / "objects").mkdir(parents=True)
    objects = _git("rev-parse", "--path-format=absolute", "--git-path", "objects")
    # An index and a store of objects of our own: the person's Git is left alone.
    aside = {
        "GIT_INDEX_FILE": str(WORKING_COPY / "index"),
        "GIT_OBJECT_DIRECTORY": str(WORKING_COPY / "objects"),
        "GIT_ALTERNATE_OBJECT_DIRECTORIES": objects,
    }
    _git("add", "--all", **aside)
    return _unpack(_git("write-tree", **aside), WORKING_COPY, **aside)


def _git(*arguments, **variables):
    return output_of(
        ["git", "-C", ROOT, *arguments],
        doing=f"git {arguments[0]}",
        env={**os.environ, **variables},
    )


def _archive(tree, path, **variables):
    options = (f"--prefix={ADDON}/", f"--output={path}")
    _git("archive", *options, tree, **variables)


def _unpack(tree, folder, **variables):
    """Unpack what a release of a tree holds, under the addon's name."""
    _archive(tree, folder / "addon.tar", **variables)
    shutil.unpack_archive(folder / "addon.tar", folder)
    return folder / ADDON


def dist():
    """Build the release archive and the wheel from the last commit, and try them."""
    for folder in (DIST, BUILD):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    manifest = ast.literal_eval(_git("show", "HEAD:__manifest__.py"))
    archive = DIST / f"{ADDON}-{manifest['version']}.zip"
    step("Building the release archive from the last commit")
    _archive("HEAD", archive)
    step("Building the wheel")
    wheel = _build_wheel()
    _check_needs(wheel, manifest["external_dependencies"]["python"])
    step("Installing the wheel beside Odoo, and from there into a database")
    _try(wheel)
    for path in (archive, wheel):
        detail(f"{path.relative_to(ROOT)} ({path.stat().st_size // 1024} kB)")
    return 0


def _build_wheel():
    """Let whool build in a folder that has the addon's name: it names the wheel so."""
    addon = _unpack("HEAD", BUILD)
    build = [python_env.PYTHON, "-m", "build", "--wheel", "--no-isolation"]
    # Else whool asks the checkout's Git which files there are: none in this folder.
    hidden = {**os.environ, "GIT_CEILING_DIRECTORIES": str(BUILD)}
    run([*build, "--outdir", DIST, addon], doing="Building the wheel", env=hidden)
    return next(DIST.glob("*.whl"))


def _check_needs(wheel, names):
    """Make sure that pip will install with the wheel what the manifest names."""
    with zipfile.ZipFile(wheel) as archive:
        [path] = [each for each in archive.namelist() if each.endswith("/METADATA")]
        metadata = message_from_bytes(archive.read(path))
    told = {need.split()[0] for need in metadata.get_all("Requires-Dist", ())}
    if missing := sorted(set(names) - told):
        raise Failure(f"The wheel does not ask pip for {', '.join(missing)}.")
    detail(f"pip installs with it: {', '.join(sorted(told))}")


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
