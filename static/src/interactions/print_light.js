import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/** Pages are light on paper, whatever they are on the screen. */
export class PrintLight extends Interaction {
    static selector = ".prm_head, .prm_open";
    dynamicContent = {
        _window: {
            "t-on-beforeprint": this.onBefore,
            "t-on-afterprint": this.onAfter,
        },
    };

    get theme() {
        return document.documentElement.dataset;
    }

    onBefore() {
        this.isDark = this.theme.bsTheme === "dark";
        if (this.isDark) {
            this.theme.bsTheme = "light";
        }
    }

    onAfter() {
        if (this.isDark) {
            this.theme.bsTheme = "dark";
        }
    }
}

registry.category("public.interactions").add("prm.print_light", PrintLight);
