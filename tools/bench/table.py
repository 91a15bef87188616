"""The table of what was measured, as text and as JSON."""

import json
import os
import platform
import re
import subprocess
from datetime import date

from bench.client import Cost
from bench.measuring import Result
from bench.verdicts import NOT_MEASURED
from places import GENERATED, ROOT

FOLDER = GENERATED / "bench"
PAGE = ROOT / "docs" / "performance.md"
BEGIN, END = "<!-- table: written by `make bench` -->", "<!-- end of the table -->"
HEAD = (
    "| what | Python | PostgreSQL | wall | queries | KB | ratio | goal | verdict |\n"
    "|---|--:|--:|--:|--:|--:|--:|---|---|"
)


def shown(result):
    """Return the line of the table of a result."""
    cost = result.cost
    told = (
        [
            f"{cost.python:.1f}",
            f"{cost.postgres:.1f}",
            f"{cost.wall:.0f}",
            f"{cost.queries:.0f}",
            f"{cost.size / 1000:.0f}",
        ]
        if cost
        else ["–"] * 5
    )
    times = "" if result.ratio is None else f"{result.ratio:.2f}"
    judged = f"**{result.verdict}**" if result.verdict == "missed" else result.verdict
    cells = [result.label, *told, times, result.goal, judged]
    return f"| {' | '.join(cells)} |"


def keep(lines, results):
    """Write the results of these lines to their JSON files."""
    FOLDER.mkdir(parents=True, exist_ok=True)
    for name in lines:
        own = [
            {**result._asdict(), "cost": result.cost and result.cost._asdict()}
            for result in results
            if result.line == name
        ]
        told = {
            "date": str(date.today()),
            "machine": machine(),
            "commit": commit(),
            "results": own,
        }
        (FOLDER / f"{name}.json").write_text(json.dumps(told, indent=1) + "\n")


def write_page(titles):
    """Write the last results of all lines into the documentation.

    :param titles: name of each line → what it is about
    """
    text = PAGE.read_text(encoding="utf-8")
    before, rest = text.split(BEGIN)
    after = rest.split(END)[1]
    parts = [_section(name, title) for name, title in titles.items()]
    body = "\n\n".join(parts)
    fresh = f"{before}{BEGIN}\n\n{body}\n\n{END}{after}"
    PAGE.write_text(fresh, encoding="utf-8")


def _section(name, title):
    path = FOLDER / f"{name}.json"
    head = f"### `{name}`: {title}"
    if not path.exists():
        return f"{head}\n\n{NOT_MEASURED.capitalize()}."
    told = json.loads(path.read_text())
    results = [
        Result(**{**one, "cost": one["cost"] and Cost(**one["cost"])})
        for one in told["results"]
    ]
    if not results:
        return f"{head}\n\n{NOT_MEASURED.capitalize()}."
    rows = "\n".join(map(shown, results))
    where = f"{told['date']}, commit {told['commit']}, {told['machine']}."
    return f"{head}\n\n{where}\n\n{HEAD}\n{rows}"


def machine():
    """Return in words where it was measured."""
    model = re.search(r"model name\s*: (.*)", _read("/proc/cpuinfo"))
    memory = re.search(r"MemTotal:\s*(\d+)", _read("/proc/meminfo"))
    size = f"{int(memory[1]) / 2**20:.0f} GB" if memory else "memory unknown"
    name = model[1] if model else platform.machine()
    return f"{os.cpu_count()} × {name}, {size}, Python {platform.python_version()}"


def commit():
    """Return the short name of the commit that was measured, with + when changed."""
    words = ["git", "describe", "--always", "--dirty=+", "--exclude=*"]
    done = subprocess.run(words, cwd=ROOT, capture_output=True, text=True)
    return done.stdout.strip() or "unknown"


def _read(path):
    try:
        with open(path) as text:
            return text.read()
    except OSError:
        return ""
