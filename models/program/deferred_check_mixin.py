"""A program guide is checked as a whole: at the end of the save, not in its middle."""

from contextlib import contextmanager

from odoo import api, models

POSTPONED = "prm_postponed_checks"


class Postponed:
    """Checks that wait for the end of a save; no context of a request holds one."""

    def __init__(self):
        self.ids = {}

    def add(self, check, records):
        """Remember ``check`` for ``records``, once per record."""
        key = (records._name, check)
        self.ids[key] = self.ids.get(key, frozenset()) | set(records.ids)

    def run(self, env):
        """Run each check once, on what is left of its records."""
        for (model, check), ids in self.ids.items():
            if records := env[model].browse(sorted(ids)).exists():
                records._deferred_checks()[check]()


class PrmDeferredCheckMixin(models.AbstractModel):
    """A program, a tier or a condition: parts of one guide, saved together.

    One save of the form writes tier after tier and condition after condition. What
    concerns several of them (order of levels, sums of points, validity) would be
    refused half-way, although the whole is right: it is checked when the whole is
    written. The constraints of the database behind it are deferred as well.
    """

    _name = "prm.deferred.check.mixin"
    _inherit = ["prm.guard.mixin"]
    _description = "Part of a program guide"

    def _check_row(self):
        """Hook: check what each record says by itself, before the database does."""

    def _deferred_checks(self):
        """Hook: return name → method of the checks that wait for the end of a save."""
        return {}

    def _check_when_saved(self, check):
        """Run a check of these records when the save is complete.

        :param str check: its name among :meth:`_deferred_checks`
        """
        postponed = self.env.context.get(POSTPONED)
        if isinstance(postponed, Postponed):
            postponed.add(check, self)
        else:
            self._deferred_checks()[check]()

    @contextmanager
    def _one_save(self):
        """Yield ``self`` in an environment that postpones checks to the end."""
        if isinstance(self.env.context.get(POSTPONED), Postponed):
            yield self
            return
        postponed = Postponed()
        yield self.with_context(**{POSTPONED: postponed})
        postponed.run(self.env)
        self._check_deferred()

    @api.model_create_multi
    def create(self, vals_list):
        here = self._guard_create(vals_list)
        with here._one_save() as model:
            records = super(PrmDeferredCheckMixin, model).create(vals_list)
        return records.with_env(self.env)

    def _guard_create(self, vals_list):
        here = super()._guard_create(vals_list)
        for vals in vals_list:
            here._check_new_row(vals)
        return here

    def _check_new_row(self, vals):
        """Check values of a new record in words, before the database refuses them."""
        values = self._add_missing_default_values(vals)
        lists = ("one2many", "many2many")
        self.new(
            {
                name: value
                for name, value in values.items()
                if name in self._fields and self._fields[name].type not in lists
            }
        )._check_row()

    def write(self, vals):
        with self._one_save() as records:
            return super(PrmDeferredCheckMixin, records).write(vals)

    def unlink(self):
        with self._one_save() as records:
            return super(PrmDeferredCheckMixin, records).unlink()

    @api.model
    def _check_deferred(self):
        """Let the database check now what it would check at the end."""
        self.env.flush_all()
        self.env.cr.execute("SET CONSTRAINTS ALL IMMEDIATE")
        self.env.cr.execute("SET CONSTRAINTS ALL DEFERRED")
