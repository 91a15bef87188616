import { registry } from "@web/core/registry";
import {
    JsonCheckboxes,
    jsonCheckboxes,
} from "@web/views/fields/json_checkboxes/json_checkboxes_field";

/** Boxes to tick, of which each counts at once: a button pressed right after has it. */
export class Ticks extends JsonCheckboxes {
    static template = "prm.Ticks";

    onChange(key, checked) {
        this.checkboxes[key].checked = checked;
        this.commitChanges();
    }
}

registry.category("fields").add("prm_ticks", { ...jsonCheckboxes, component: Ticks });
