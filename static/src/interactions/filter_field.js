import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** The options of a select come when it is opened: until then a button has its place. */
export class FilterField extends Interaction {
    static selector = ".prm_filter_later";
    dynamicContent = { _root: { "t-on-click.prevent": this.onOpen } };

    async onOpen() {
        if (this.isAsked) {
            return;
        }
        this.isAsked = true;
        const select = await this.waitFor(this.load());
        if (select) {
            this.el.replaceWith(select);
            this.open(select);
        } else {
            this.el.form.requestSubmit(this.el);
        }
    }

    /** Return the select of the list's page; nothing when something else came instead. */
    async load() {
        const asked = new URLSearchParams(new FormData(this.el.form));
        asked.set(this.el.name, this.el.value);
        try {
            const response = await fetch(`${this.el.form.action}?${asked}`);
            const text = response.ok && !response.redirected && (await response.text());
            const page = new DOMParser().parseFromString(text || "", "text/html");
            return page.querySelector(`select#${this.el.id}`);
        } catch {
            return null;
        }
    }

    open(select) {
        select.focus();
        try {
            select.showPicker();
        } catch {
            // Where it does not open by itself, it has the focus.
        }
    }
}

registry.category("public.interactions").add("prm.filter_field", FilterField);
