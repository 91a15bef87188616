import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * A field of several lines that has the focus is in sight as a whole, above the buttons
 * of its form: browsers bring only the line into sight in which one writes.
 */
export class WholeInSight extends Interaction {
    static selector = "form:has(.prm_footer)";
    dynamicContent = {
        textarea: { "t-on-focus": (ev) => ev.target.scrollIntoView({ block: "nearest" }) },
    };
}

registry.category("public.interactions").add("prm.whole_in_sight", WholeInSight);
