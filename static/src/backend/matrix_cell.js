import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { formatDate } from "@web/core/l10n/dates";
import { MatrixInput } from "./matrix_input";

/** The conditions of one tier on one parameter: none, one, or one after the other. */
export class MatrixCell extends Component {
    static template = "prm.MatrixCell";
    static components = { MatrixInput };
    static props = {
        tier: Object,
        row: Object,
        conditions: Array,
        readonly: Boolean,
        onAdd: Function,
        onOpen: Function,
    };

    get place() {
        const tier = this.props.tier.data.name || _t("New tier");
        return _t("%(tier)s, %(parameter)s", { tier, parameter: this.props.row.name });
    }

    get valueLabel() {
        return _t("%(place)s, value", { place: this.place });
    }

    get pointsLabel() {
        return _t("%(place)s, points", { place: this.place });
    }

    get pointsSuffix() {
        return _t("pts");
    }

    get openLabel() {
        return _t("%(place)s: validity, delete", { place: this.place });
    }

    get addLabel() {
        return _t("Add: %(place)s", { place: this.place });
    }

    /** Return in words when a condition is valid; empty: always. */
    period(condition) {
        const { date_start: start, date_end: end } = condition.data;
        const dates = { start: start && formatDate(start), end: end && formatDate(end) };
        if (start && end) {
            return _t("%(start)s – %(end)s", dates);
        }
        if (start) {
            return _t("from %(start)s", dates);
        }
        return end ? _t("until %(end)s", dates) : "";
    }

    onCheck(condition, ev) {
        return condition.update({ value: ev.target.checked ? 1 : 0 });
    }
}
