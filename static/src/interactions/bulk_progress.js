import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

// Milliseconds between two questions.
const PAUSE = 2000;

/** How far a file is, as long as it is checked or registered; then its page anew. */
export class BulkProgress extends Interaction {
    static selector = ".prm_bulk_progress";
    dynamicContent = {
        ".progress": { "t-att-aria-valuenow": () => String(this.done) },
        ".progress-bar": { "t-att-style": () => ({ width: `${this.percent}%` }) },
        ".prm_progress_done": { "t-out": () => String(this.done) },
    };

    setup() {
        this.done = Number(this.el.querySelector(".progress").ariaValueNow);
        this.percent = parseInt(this.el.querySelector(".progress-bar").style.width);
    }

    start() {
        this.waitForTimeout(() => this.ask(), PAUSE);
    }

    async ask() {
        const answer = await this.waitFor(this.load());
        if (answer && answer.state !== this.el.dataset.state) {
            window.location.reload();
            return;
        }
        if (answer) {
            this.done = answer.done;
            this.percent = answer.percent;
            this.updateContent();
        }
        this.waitForTimeout(() => this.ask(), PAUSE);
    }

    /** Return the answer of the server; nothing when it could not be asked. */
    async load() {
        try {
            const response = await fetch(this.el.dataset.url);
            return response.ok ? await response.json() : null;
        } catch {
            return null;
        }
    }
}

registry.category("public.interactions").add("prm.bulk_progress", BulkProgress);
