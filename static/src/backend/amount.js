import { registry } from "@web/core/registry";
import { MonetaryField, monetaryField } from "@web/views/fields/monetary/monetary_field";

/** An amount of which nothing was said is empty: no zero that nobody has typed. */
export class Amount extends MonetaryField {
    get formattedValue() {
        return this.value ? super.formattedValue : "";
    }
}

registry.category("fields").add("prm_amount", { ...monetaryField, component: Amount });
