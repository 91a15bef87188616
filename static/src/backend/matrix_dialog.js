import { Component, useState } from "@odoo/owl";
import { Dialog } from "@web/core/dialog/dialog";
import { DateTimeField } from "@web/views/fields/datetime/datetime_field";

/** Validity of one condition; delete it, or let another one follow. */
export class MatrixDialog extends Component {
    static template = "prm.MatrixDialog";
    static components = { DateTimeField, Dialog };
    static props = {
        condition: Object,
        title: String,
        readonly: Boolean,
        onDelete: Function,
        onFollow: Function,
        close: Function,
    };

    setup() {
        this.condition = useState(this.props.condition);
    }

    async closeAfter(change) {
        this.props.close();
        await change();
    }
}
