"""Prepare or fill a database for measurements; run in Odoo's shell.

PRM_REGISTRATIONS is the number of registrations; 0 makes what is copied then.
"""
# ruff: noqa: F821  `env` is the shell's

import os

from bench.filling import whole

if count := int(os.environ["PRM_REGISTRATIONS"]):
    whole.fill(env, count)
else:
    whole.prepare(env)
