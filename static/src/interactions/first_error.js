import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

// What a page says of the form that it answers, then the fields that are wrong.
const SAID = [".prm_summary", ".prm_refused, .alert-danger[role='alert']", ".is-invalid"];

/**
 * After an error the focus is on what says it, in sight: the summary, else the sentence,
 * else the first field that is wrong.
 */
export class FirstError extends Interaction {
    static selector = ".prm_portal";

    start() {
        for (const selector of SAID) {
            const said = [...this.el.querySelectorAll(selector)];
            const first = said.find((node) => node.checkVisibility() && !node.closest(".modal"));
            if (first) {
                if (first.tabIndex < 0) {
                    first.tabIndex = -1;
                }
                first.focus();
                return;
            }
        }
    }
}

registry.category("public.interactions").add("prm.first_error", FirstError);
