"""Each addon alone, as a release holds it: without tools, documents and Git's files."""

import ast
import os
import re
import shutil
import zipfile
from contextlib import contextmanager
from email import message_from_bytes

import databases
import odoo_cli
import python_env
import testing
from places import ADDON, GENERATED, GLUE, ROOT
from say import Failure, detail, output_of, run, step

# What a requirement of a package begins with.
NAME = re.compile(r"[\w.-]+")
WORKING_COPY = GENERATED / "addon"
DIST = GENERATED / "dist"
BUILD = GENERATED / "build"


@contextmanager
def working_copy():
    """Give a copy of what releases of the files as they are now would hold.

    What walks an addon's whole folder (Odoo's linter, its translation export) gets
    this copy: in the checkout it would also find Odoo itself in the generated folder.

    :return: the folder that holds ours and all glue
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
    tree = _git("write-tree", **aside)
    for addon in (ADDON, *_glue(tree, **aside)):
        _unpack(tree, addon, WORKING_COPY, **aside)
    return WORKING_COPY


def _git(*arguments, **variables):
    return output_of(
        ["git", "-C", ROOT, *arguments],
        doing=f"git {arguments[0]}",
        env={**os.environ, **variables},
    )


def _glue(tree, **variables):
    """Return the names of the glue addons that a tree holds."""
    paths = _git("ls-tree", "-r", "--name-only", tree, f"{GLUE.name}/", **variables)
    places = (path.split("/") for path in paths.splitlines())
    return [place[1] for place in places if place[2:] == ["__manifest__.py"]]


def _archive(tree, addon, path, **variables):
    options = (f"--prefix={addon}/", f"--output={path}")
    part = tree if addon == ADDON else f"{tree}:{_folder(addon)}"
    _git("archive", *options, part, **variables)


def _folder(addon):
    """Return where an addon lies in the repository."""
    return "." if addon == ADDON else f"{GLUE.name}/{addon}"


def _unpack(tree, addon, folder, **variables):
    """Unpack what a release of an addon of a tree holds, under its name."""
    archive = folder / f"{addon}.tar"
    _archive(tree, addon, archive, **variables)
    shutil.unpack_archive(archive, folder)
    return folder / addon


# ---------------------------------------------------------------------- releases


def dist():
    """Build archive and wheel of each addon from the last commit, and try them."""
    for folder in (DIST, BUILD):
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(parents=True)
    addons = [ADDON, *_glue("HEAD")]
    for addon in addons:
        step(f"Building archive and wheel of {addon} from the last commit")
        _build(addon)
    step("Installing the wheels beside Odoo, and from there into a database")
    _try(addons)
    for path in sorted(DIST.iterdir()):
        detail(f"{path.relative_to(ROOT)} ({path.stat().st_size // 1024} kB)")
    return 0


def _build(addon):
    """Build the archive and the wheel of an addon; its needs are in the wheel."""
    manifest = ast.literal_eval(_git("show", f"HEAD:{_folder(addon)}/__manifest__.py"))
    _archive("HEAD", addon, DIST / f"{addon}-{manifest['version']}.zip")
    needs = {*manifest.get("external_dependencies", {}).get("python", ())}
    if addon != ADDON:
        needs.add(_package(ADDON))
    _check_needs(_build_wheel(addon), needs)


def _package(addon):
    """Return the name by which pip knows an addon."""
    return f"odoo-addon-{addon}"


def _build_wheel(addon):
    """Let whool build in a folder that has the addon's name: it names the wheel so."""
    folder = _unpack("HEAD", addon, BUILD)
    build = [python_env.PYTHON, "-m", "build", "--wheel", "--no-isolation"]
    # Else whool asks the checkout's Git which files there are: none in this folder.
    hidden = {**os.environ, "GIT_CEILING_DIRECTORIES": str(BUILD)}
    run([*build, "--outdir", DIST, folder], doing="Building the wheel", env=hidden)
    return next(DIST.glob(f"odoo_addon_{addon}-*.whl"))


def _check_needs(wheel, names):
    """Make sure that pip will install with the wheel what the manifest names."""
    with zipfile.ZipFile(wheel) as archive:
        [path] = [each for each in archive.namelist() if each.endswith("/METADATA")]
        metadata = message_from_bytes(archive.read(path))
    told = {NAME.match(need)[0] for need in metadata.get_all("Requires-Dist", ())}
    if missing := sorted(set(names) - told):
        raise Failure(f"The wheel does not ask pip for {', '.join(missing)}.")
    detail(f"pip installs with it: {', '.join(sorted(told))}")


def _try(addons):
    """Install the wheels with pip beside Odoo; let Odoo find them without our folders.

    pip is asked for what needs the others, so it brings these by itself, and takes
    nothing from elsewhere: the packages beside Odoo are shared.
    """
    folder = BUILD / "venv"
    python_env.create(folder)
    python_env.share_packages(folder)
    wanted = map(_package, addons[1:] or addons)
    python_env.install(folder, "--no-index", "--find-links", DIST, *wanted)
    elsewhere = BUILD / "no-addons"
    elsewhere.mkdir()
    python = folder / "bin" / "python"
    for kind in sorted({databases.home(addon) for addon in addons[1:]}) or ["plain"]:
        with testing.database(kind) as name:
            odoo_cli.init(name, [ADDON], addons=elsewhere, python=python)
            for addon in addons:
                if addon == ADDON or databases.home(addon) == kind:
                    testing.need(addon, name)
