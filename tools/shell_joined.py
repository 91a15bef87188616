"""Join glue to its apps and take it away again; run in Odoo's shell on a database.

PRM_TASK is `join` or `visit`, PRM_GLUE and PRM_APPS name the addons and their apps.
"""
# ruff: noqa: F821  `env` is the shell's

import os

import joined

names, apps = os.environ["PRM_GLUE"].split(), os.environ["PRM_APPS"].split()
if os.environ["PRM_TASK"] == "join":
    joined.join(env, names, apps)
else:
    joined.visit(env)
