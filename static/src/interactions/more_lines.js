import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

const FIELDS = "input:not([type=hidden]), select, textarea";

/**
 * Shows the first of several like lines of a form, and the next one by a button.
 *
 * What is filled or wrong is never hidden. Without scripts all lines are there.
 */
export class MoreLines extends Interaction {
    static selector = "form[data-prm-more]";
    dynamicContent = {
        _root: { "t-on-prm-restored": this.update },
    };

    setup() {
        this.lines = [...this.el.querySelectorAll(".prm_more")];
    }

    start() {
        if (this.lines.length) {
            this.button = this.makeButton();
            this.lines.forEach((line) => line.classList.add("d-none"));
            this.update();
        }
    }

    makeButton() {
        const button = document.createElement("button");
        button.type = "button";
        button.className = "prm_add_line btn btn-link px-0 mb-3";
        button.textContent = this.el.dataset.prmMore;
        this.insert(button, this.lines.at(-1), "afterend");
        this.addListener(button, "click", this.onClick);
        return button;
    }

    get hidden() {
        return this.lines.filter((line) => line.classList.contains("d-none"));
    }

    isNeeded(line) {
        const fields = [...line.querySelectorAll(FIELDS)];
        return fields.some((field) => field.value) || line.querySelector(".is-invalid");
    }

    /** A needed line is shown with those before it. */
    update() {
        const last = this.lines.findLastIndex((line) => this.isNeeded(line));
        for (const line of this.lines.slice(0, last + 1)) {
            line.classList.remove("d-none");
        }
        this.button?.classList.toggle("d-none", !this.hidden.length);
    }

    onClick() {
        const [line] = this.hidden;
        line.classList.remove("d-none");
        this.update();
        const fields = [...line.querySelectorAll(FIELDS)];
        fields.find((field) => field.offsetParent)?.focus();
    }
}

registry.category("public.interactions").add("prm.more_lines", MoreLines);
