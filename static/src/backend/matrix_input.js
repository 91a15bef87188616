import { Component } from "@odoo/owl";
import { _t } from "@web/core/l10n/translation";
import { useService } from "@web/core/utils/hooks";
import { useInputField } from "@web/views/fields/input_field_hook";
import { formatFloat, formatInteger } from "@web/views/fields/formatters";
import { parseFloat, parseInteger } from "@web/views/fields/parsers";

const text = { format: (value) => value || "", parse: (typed) => typed.trim() };
const whole = { format: (value) => formatInteger(value), parse: parseInteger };
const decimal = {
    format: (value) => formatFloat(value, { digits: [16, 2], trailingZeros: false }),
    parse: parseFloat,
};
const KINDS = { text, integer: whole, float: decimal, monetary: decimal };

/** One value of a record in the matrix: typed in, or shown to who may only read. */
export class MatrixInput extends Component {
    static template = "prm.MatrixInput";
    static props = {
        record: Object,
        name: String,
        type: String,
        label: String,
        readonly: Boolean,
        placeholder: { type: String, optional: true },
        suffix: { type: String, optional: true },
        width: { type: String, optional: true },
        // What is said when nothing is left in a value that must be there.
        required: { type: String, optional: true },
    };

    setup() {
        this.notification = useService("notification");
        useInputField({ getValue: () => this.text, parse: (typed) => this.parse(typed) });
    }

    /** Return the value typed in; the former one, and a message, when it is not a number. */
    parse(typed) {
        if (!typed.trim()) {
            this.warn(this.props.required);
            return this.empty;
        }
        try {
            return this.kind.parse(typed);
        } catch {
            this.warn(this.refusal(typed));
            this.props.record.model.bus.trigger("FIELD_IS_DIRTY", false);
            return this.value;
        }
    }

    refusal(typed) {
        return this.kind === whole
            ? _t("'%s' is not a whole number", typed)
            : _t("'%s' is not a number", typed);
    }

    warn(sentence) {
        if (sentence) {
            this.notification.add(sentence, { type: "danger" });
        }
    }

    get kind() {
        return KINDS[this.props.type];
    }

    get empty() {
        return this.kind === text ? "" : 0;
    }

    get value() {
        return this.props.record.data[this.props.name];
    }

    /** A number that means "not set" stays blank where a placeholder explains it. */
    get text() {
        const blank = !this.value && this.props.placeholder;
        return blank ? "" : this.kind.format(this.value);
    }

    get isInvalid() {
        return this.props.record.isFieldInvalid(this.props.name);
    }
}
