import { registry } from "@web/core/registry";
import { useDebounced } from "@web/core/utils/timing";
import { CharField, charField } from "@web/views/fields/char/char_field";

import { useEffect } from "@odoo/owl";

// A pause in typing, in milliseconds, after which what stands there is looked at.
const PAUSE = 400;

/** A text that is looked at while it is typed, not only when the field is left. */
export class LiveChar extends CharField {
    setup() {
        super.setup();
        const commit = useDebounced(
            () => this.input.el?.dispatchEvent(new Event("change")),
            PAUSE
        );
        useEffect(
            (input) => {
                input?.addEventListener("input", commit);
                return () => input?.removeEventListener("input", commit);
            },
            () => [this.input.el]
        );
    }
}

registry.category("fields").add("prm_live_char", { ...charField, component: LiveChar });
