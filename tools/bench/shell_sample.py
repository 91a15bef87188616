"""Print how a filled database differs from what the ORM computes; in Odoo's shell.

:raises SystemExit: when it does
"""
# ruff: noqa: F821  `env` is the shell's

import sys
from collections import Counter

from bench.filling import sample

found = sample.differences(env)
for field, count in Counter(
    line.split("(")[0] + line.split(")")[1].split(":")[0] for line in found
).items():
    print(f"{field}: {count} of the sample differ")
print("\n".join(found[:20]))
sys.exit(1 if found else 0)
