"""Texts of small files, for examples of what breaks a rule and what keeps it."""


def model(name, *body, inherit=(), kind="Model"):
    """Return the text of a class of a model."""
    lines = [f"class A(models.{kind}):", f"    _name = {name!r}"]
    lines += [f"    _inherit = {list(inherit)}"] if inherit else []
    return "\n".join([*lines, *(f"    {line}" for line in body)]) + "\n"


def method(name, does="pass", parameters=""):
    """Return the text of a method in one line."""
    return f"def {name}(self{parameters}): {does}"


def package(*names):
    return "\n".join(f"from . import {name}" for name in names)


def part(*body, said="", name="prm.a"):
    """Return the text of a part of ``prm.a``, with what it says of other parts."""
    comment = f"# From other parts: {said}\n" if said else ""
    return comment + model(name, *body, inherit=[name])
