import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * Links that lead to a field of the form: the field is in sight and has the focus.
 *
 * Without this they only scroll.
 */
export class FieldLinks extends Interaction {
    static selector = ".prm_field_links";
    dynamicContent = {
        "a[href^='#']": { "t-on-click": this.onClick },
    };

    onClick(ev) {
        // A lookup has moved its id to its search box.
        const field = document.querySelector(ev.currentTarget.hash);
        // What a checkbox hides now is reached by it.
        const part = field?.closest(".prm_part.d-none");
        const target = part
            ? part.closest("fieldset").querySelector("input[type='checkbox']")
            : field;
        if (target) {
            ev.preventDefault();
            target.scrollIntoView({ block: "center" });
            target.focus({ preventScroll: true });
        }
    }
}

registry.category("public.interactions").add("prm.field_links", FieldLinks);
