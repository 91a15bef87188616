"""Which changes of rights could go unseen: read from the rows of a database.

Each rule, access line and implied group of the addon is removed or loosened in turn:

* a rule is taken away, or lets everything through, or loses one condition, or takes
  one side of an "if" always;
* an access line is taken away, loses a right, or gains one;
* a group no longer brings what it implies.

Two layers of rules on one model (one on a portal group, one for everybody) mask each
other: each is changed while the other is off, and each has to be enough by itself.
It knows nothing of the addon but its name.
"""

import ast
from typing import NamedTuple

OPERATIONS = ("read", "write", "create", "unlink")
OPEN = "[(1, '=', 1)]"
TRUE = ast.parse("(1, '=', 1)", mode="eval").body
PORTAL = "base.group_portal"


class Mutant(NamedTuple):
    """One change: statements of SQL with their values, and the models it concerns.

    ``answers``: model, method and what stands in its place, see `pytest_guards`.
    ``sound``: whether the tests have to pass with it, as with one of two layers off.
    """

    name: str
    statements: tuple
    models: frozenset = frozenset()
    sound: bool = False
    answers: tuple = ()


# ------------------------------------------------------------------------- from rows


def all_mutants(cursor, addon):
    """Return every mutant of the addon in a database, in the order of their names."""
    groups = _Groups(cursor)
    mutants = [
        *_of_rules(cursor, addon, groups),
        *_of_access(cursor, addon, groups),
        *_of_groups(cursor, addon),
    ]
    return sorted(mutants)


class _Groups:
    """What each group brings, itself included."""

    def __init__(self, cursor):
        cursor.execute("SELECT gid, hid FROM res_groups_implied_rel")
        self.implied = {}
        for group, brought in cursor.fetchall():
            self.implied.setdefault(group, set()).add(brought)
        cursor.execute(
            "SELECT res_id FROM ir_model_data WHERE module || '.' || name = %s"
            " AND model = 'res.groups'",
            [PORTAL],
        )
        self.portal = cursor.fetchone()[0]

    def closure(self, group):
        """Return the ids of ``group`` and of all that it brings."""
        found, todo = set(), [group]
        while todo:
            each = todo.pop()
            if each not in found:
                found.add(each)
                todo += self.implied.get(each, ())
        return found

    def is_portal(self, groups):
        """Tell whether portal users get one of these groups."""
        return any(self.portal in self.closure(group) for group in groups)


# ----------------------------------------------------------------------------- rules

RULES = """
    SELECT rule.id, data.name, model.model, rule.domain_force,
           COALESCE(array_agg(link.group_id) FILTER (WHERE link.group_id IS NOT NULL),
                    '{}')
      FROM ir_rule rule
      JOIN ir_model model ON model.id = rule.model_id
      JOIN ir_model_data data ON data.model = 'ir.rule' AND data.res_id = rule.id
      LEFT JOIN rule_group_rel link ON link.rule_group_id = rule.id
     WHERE data.module = %s AND rule.active
     GROUP BY rule.id, data.name, model.model, rule.domain_force
"""
CHANGE_RULE = "UPDATE ir_rule SET domain_force = %s WHERE id = %s"
RULE_OFF = "UPDATE ir_rule SET active = false WHERE id = %s"


def _of_rules(cursor, addon, groups):
    cursor.execute(RULES, [addon])
    rules = cursor.fetchall()
    layers = _layers(rules, groups)
    for number, name, model, domain, _groups in rules:
        others = layers.get(number, ())
        off = tuple((RULE_OFF, (other,)) for other in others)
        models = frozenset({model})
        if others:
            yield Mutant(f"rule/{name}/alone", off, models, sound=True)
        removed = (*off, (RULE_OFF, (number,)))
        yield Mutant(f"rule/{name}/removed", removed, models)
        for what, changed in changed_domains(domain):
            statements = (*off, (CHANGE_RULE, (changed, number)))
            yield Mutant(f"rule/{name}/{what}", statements, models)


def _layers(rules, groups):
    """Return id of a rule → ids of the other layer's rules on the same model."""
    found = {}
    for number, _name, model, _domain, linked in rules:
        if linked and not groups.is_portal(linked):
            continue
        found[number] = [
            other
            for other, _other_name, other_model, _other_domain, others in rules
            if other_model == model and bool(others) != bool(linked)
            if not others or groups.is_portal(others)
        ]
    return {number: others for number, others in found.items() if others}


def changed_domains(domain):
    """Return pairs of what changes and the changed domain, for each way to loosen it.

    >>> [what for what, _domain in changed_domains("[('a', '=', 1), ('b', '=', x)]")]
    ['open', "without 1 ('a', '=', 1)", "without 2 ('b', '=', x)"]
    >>> dict(changed_domains("[('a', '=', 1)] if x else [('b', '=', 2)]"))["never 1 x"]
    "[('b', '=', 2)]"
    >>> made = "[('a', '=', 1), u._b_domain('b')]"
    >>> dict(changed_domains(made))["without 2 u._b_domain('b')"]
    "[('a', '=', 1), (1, '=', 1)]"
    """
    yield "open", OPEN
    count = len(_leaves(ast.parse(domain.strip(), mode="eval")))
    for number in range(count if count > 1 else 0):
        tree = ast.parse(domain.strip(), mode="eval")
        leaf = _leaves(tree)[number]
        text = ast.unparse(leaf)
        yield f"without {number + 1} {text}", ast.unparse(_replaced(tree, leaf, TRUE))
    for number, test in enumerate(_choices(ast.parse(domain.strip(), mode="eval"))):
        for word, side in (("always", "body"), ("never", "orelse")):
            tree = ast.parse(domain.strip(), mode="eval")
            choice = _choices(tree)[number]
            text = ast.unparse(test.test)
            changed = ast.unparse(_replaced(tree, choice, getattr(choice, side)))
            yield f"{word} {number + 1} {text}", changed


def _leaves(tree):
    """Return the conditions of a domain.

    Three parts, the first one a name or 0; or a method that makes one for a name.
    """
    return [node for node in ast.walk(tree) if _is_leaf(node) or _is_made(node)]


def _is_leaf(node):
    return (
        isinstance(node, (ast.Tuple, ast.List))
        and len(node.elts) == 3
        and isinstance(node.elts[0], ast.Constant)
        and isinstance(node.elts[1], ast.Constant)
        and (isinstance(node.elts[0].value, str) or node.elts[0].value == 0)
        and node.elts[0].value not in ("|", "&", "!")
    )


def _is_made(node):
    return (
        isinstance(node, ast.Call)
        and isinstance(node.func, ast.Attribute)
        and node.func.attr.endswith("_domain")
    )


def _choices(tree):
    return [node for node in ast.walk(tree) if isinstance(node, ast.IfExp)]


def _replaced(tree, old, new):
    class Replace(ast.NodeTransformer):
        """Puts one node in the place of another."""

        def visit(self, node):
            return new if node is old else self.generic_visit(node)

    return Replace().visit(tree)


# ---------------------------------------------------------------------- access lines

ACCESS = """
    SELECT line.id, data.name, data.module, model.model, line.group_id,
           line.perm_read, line.perm_write, line.perm_create, line.perm_unlink
      FROM ir_model_access line
      JOIN ir_model model ON model.id = line.model_id
      LEFT JOIN ir_model_data data
        ON data.model = 'ir.model.access' AND data.res_id = line.id
     WHERE line.active
"""
ACCESS_OFF = "UPDATE ir_model_access SET active = false WHERE id = %s"
CHANGE_ACCESS = {
    operation: f"UPDATE ir_model_access SET perm_{operation} = %s WHERE id = %s"
    for operation in OPERATIONS
}


def _of_access(cursor, addon, groups):
    """A right that another line gives as well is neither taken nor given."""
    cursor.execute(ACCESS)
    lines = cursor.fetchall()
    for number, name, module, model, group, *rights in lines:
        if module != addon:
            continue
        given = {
            operation
            for other, _name, _module, other_model, other_group, *others in lines
            if other != number and other_model == model
            if other_group is None or other_group in groups.closure(group)
            for operation, right in zip(OPERATIONS, others, strict=True)
            if right
        }
        models = frozenset({model})
        removed = ((ACCESS_OFF, (number,)),)
        yield Mutant(f"access/{name}/removed", removed, models)
        for operation, right in zip(OPERATIONS, rights, strict=True):
            if operation not in given:
                change = ((CHANGE_ACCESS[operation], (not right, number)),)
                word = "without" if right else "with"
                yield Mutant(f"access/{name}/{word} {operation}", change, models)


# ---------------------------------------------------------------------------- groups

IMPLIED = """
    SELECT link.gid, data.name, link.hid, other.name
      FROM res_groups_implied_rel link
      JOIN ir_model_data data ON data.model = 'res.groups' AND data.res_id = link.gid
      JOIN ir_model_data other ON other.model = 'res.groups' AND other.res_id = link.hid
     WHERE data.module = %s
"""
NOT_IMPLIED = "DELETE FROM res_groups_implied_rel WHERE gid = %s AND hid = %s"


def _of_groups(cursor, addon):
    cursor.execute(IMPLIED, [addon])
    for group, name, brought, other in cursor.fetchall():
        change = ((NOT_IMPLIED, (group, brought)),)
        yield Mutant(f"group/{name}/without {other}", change)
