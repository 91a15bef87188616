"""Where the files lie that tests read."""

from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TABLES = ROOT / "tests" / "policy" / "data"
