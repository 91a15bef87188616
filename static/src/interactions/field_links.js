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
        if (field) {
            ev.preventDefault();
            field.scrollIntoView({ block: "center" });
            field.focus({ preventScroll: true });
        }
    }
}

registry.category("public.interactions").add("prm.field_links", FieldLinks);
