import {
    Component,
    onPatched,
    onWillStart,
    onWillUpdateProps,
    useRef,
    useState,
} from "@odoo/owl";
import { getCurrency } from "@web/core/currency";
import { serializeDate } from "@web/core/l10n/dates";
import { _t } from "@web/core/l10n/translation";
import { registry } from "@web/core/registry";
import { useService } from "@web/core/utils/hooks";
import { standardFieldProps } from "@web/views/fields/standard_field_props";
import { MatrixCell } from "./matrix_cell";
import { MatrixDialog } from "./matrix_dialog";
import { MatrixInput } from "./matrix_input";
import { conditionsOf, pointsOf, rowsOf } from "./matrix_rows";

const POINTS_TO_START_WITH = 10;

/** The guide of a program: its tiers side by side, what each requires and grants. */
export class ProgramMatrix extends Component {
    static template = "prm.ProgramMatrix";
    static components = { MatrixCell, MatrixInput };
    static props = { ...standardFieldProps };

    setup() {
        this.dialog = useService("dialog");
        this.orm = useService("orm");
        this.root = useRef("root");
        this.state = useState({ parameters: [], added: [] });
        this.focused = null;
        Object.assign(this, { conditions: conditionsOf, pointsOf });
        onWillStart(() => this.loadParameters());
        onWillUpdateProps(({ record }) => {
            if (record.resId !== this.props.record.resId) {
                this.state.added = [];
            }
        });
        onPatched(() => this.focusAdded());
    }

    async loadParameters() {
        const names = ["name", "value_type", "sequence"];
        this.state.parameters = await this.orm.searchRead("prm.parameter", [], names);
    }

    // ------------------------------------------------------------------- columns

    get list() {
        return this.props.record.data[this.props.name];
    }

    get tiers() {
        return [...this.list.records].sort((a, b) => a.data.level - b.data.level);
    }

    get tierFields() {
        const days = this.props.record.data.protection_days;
        return [
            { name: "target_points", type: "integer", label: _t("Target points") },
            { name: "margin", type: "float", label: _t("Margin"), suffix: "%" },
            { name: "fund_percent", type: "float", label: _t("Fund"), suffix: "%" },
            {
                name: "protection_days",
                type: "integer",
                label: _t("Protection"),
                suffix: _t("days"),
                placeholder: days ? String(days) : undefined,
            },
        ];
    }

    get nameField() {
        const required = _t("Give the tier a name");
        return { label: _t("name"), placeholder: _t("e.g. Gold"), required };
    }

    tierLabel(tier, field) {
        const name = tier.data.name || _t("New tier");
        return _t("%(tier)s, %(field)s", { tier: name, field: field.label });
    }

    async addTier() {
        const top = this.tiers.at(-1)?.data;
        const level = (top?.level || 0) + 1;
        await this.list.addNewRecord({
            position: "bottom",
            mode: "readonly",
            context: {
                default_level: level,
                default_name: _t("Tier %s", level), // Odoo drops it without a name.
                default_target_points: top?.target_points ? top.target_points + 10 : 0,
            },
        });
        // By its place: until it is drawn, the last one is the tier before.
        this.focused = `thead th:nth-child(${this.tiers.length + 1}) input`;
        this.focusAdded();
    }

    // ---------------------------------------------------------------------- rows

    get sections() {
        return [
            {
                kind: "obligation",
                name: _t("Obligations"),
                hint: _t("what a partner must reach to get the tier, with points"),
            },
            { kind: "benefit", name: _t("Benefits"), hint: _t("what the tier offers") },
        ];
    }

    rows(kind) {
        return rowsOf(this.tiers, kind, this.state.added);
    }

    rowLabel(row) {
        const unit = row.type === "monetary" && this.currency;
        return unit ? _t("%(name)s (%(unit)s)", { name: row.name, unit }) : row.name;
    }

    /** Return the parameters that may still be added to a section. */
    offered(kind) {
        const present = new Set(this.rows(kind).map((row) => row.id));
        return this.state.parameters
            .filter((parameter) => !present.has(parameter.id))
            .filter((each) => kind === "benefit" || each.value_type !== "text");
    }

    onAddParameter(kind, ev) {
        const id = Number(ev.target.value);
        const parameter = this.state.parameters.find((each) => each.id === id);
        ev.target.value = "";
        if (parameter) {
            const { name, sequence, value_type: type } = parameter;
            this.state.added.push({ id, kind, name, sequence, type });
            this.focused = `[data-row='${kind}-${id}'] button`;
        }
    }

    // --------------------------------------------------------------------- cells

    get currency() {
        const currency = this.props.record.data.currency_id;
        return (currency && getCurrency(currency.id)?.symbol) || "";
    }

    async add(tier, row, values = {}) {
        const points = row.kind === "obligation" ? POINTS_TO_START_WITH : 0;
        const defaults = { parameter_id: row.id, kind: row.kind, value: 1, points };
        const context = Object.entries({ ...defaults, ...values }).map(([name, value]) => [
            `default_${name}`,
            value,
        ]);
        const condition = await tier.data.condition_ids.addNewRecord({
            position: "bottom",
            mode: "readonly",
            context: Object.fromEntries(context),
        });
        this.focused = `[data-condition='${condition.id}'] input`;
        this.focusAdded();
    }

    /** Put the cursor where something was added, as soon as it is drawn. */
    focusAdded() {
        const found = this.focused && this.root.el?.querySelector(this.focused);
        if (found) {
            this.focused = null;
            found.focus();
            found.select?.();
        }
    }

    open(tier, row, condition) {
        const { value, value_text, points } = condition.data;
        const title = `${tier.data.name || _t("New tier")}, ${row.name}`;
        this.dialog.add(MatrixDialog, {
            condition,
            title,
            readonly: this.props.readonly,
            onDelete: () => tier.data.condition_ids.delete(condition),
            onFollow: () => {
                const start = condition.data.date_end.plus({ days: 1 });
                const date_start = serializeDate(start);
                return this.add(tier, row, { value, value_text, points, date_start });
            },
        });
    }
}

registry.category("fields").add("prm_program_matrix", {
    component: ProgramMatrix,
    displayName: _t("Program guide"),
    supportedTypes: ["one2many"],
    useSubView: true,
    additionalClasses: ["w-100"],
});
