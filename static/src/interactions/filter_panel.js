import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** The filters of a list are fetched when somebody opens them first. */
export class FilterPanel extends Interaction {
    static selector = ".prm_toolbar:has(.prm_filters_later)";
    dynamicContent = {
        "[data-bs-target^='#prm_filters']": { "t-on-click.prevent": this.onOpen },
    };

    async onOpen() {
        const place = this.el.querySelector(".prm_filters_later");
        if (!place || this.isAsked) {
            return;
        }
        this.isAsked = true;
        const { url } = place.dataset;
        const panel = await this.waitFor(this.load(url));
        if (panel) {
            place.replaceWith(panel);
        } else {
            window.location = url;
        }
    }

    /** Return the panel of the list's page; nothing when something else came instead. */
    async load(url) {
        try {
            const response = await fetch(url);
            const text = response.ok && !response.redirected && (await response.text());
            const page = new DOMParser().parseFromString(text || "", "text/html");
            return page.querySelector("#prm_filters_body .prm_filter_grid");
        } catch {
            return null;
        }
    }
}

registry.category("public.interactions").add("prm.filter_panel", FilterPanel);
