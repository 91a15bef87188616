import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

const FIELDS = ["customer_name", "customer_website", "customer_vat"];
const LEAST = 3;
const LOOKS = { available: "text-success", review: "text-warning-emphasis", own: "text-info-emphasis" };

/**
 * Tells beside the company's name whether it can be registered, while it is typed.
 *
 * It only repeats what the form answers when it is sent; without it nothing is missing.
 */
export class LiveCheck extends Interaction {
    static selector = ".prm_live_check";

    setup() {
        this.form = this.el.closest("form");
        this.asked = "";
        this.turn = 0;
        this.ask = this.debounced(this.check, 700);
    }

    start() {
        for (const name of [...FIELDS, "is_new_company"]) {
            const field = this.form.elements[name];
            if (field) {
                this.addListener(field, "input", this.ask);
                this.addListener(field, "change", this.ask);
            }
        }
    }

    /** What is typed of a new company, as parameters; none while it says too little. */
    get query() {
        const isNew = this.form.elements.is_new_company;
        if (isNew && !isNew.checked) {
            return "";
        }
        const params = new URLSearchParams();
        for (const name of FIELDS) {
            const value = this.form.elements[name]?.value?.trim() || "";
            if (value.length >= LEAST) {
                params.set(name, value);
            }
        }
        return params.toString();
    }

    async check() {
        const query = this.query;
        if (query === this.asked) {
            return;
        }
        this.asked = query;
        const turn = ++this.turn;
        const answer = query ? await this.waitFor(this.fetchAnswer(query)) : {};
        // What was typed meanwhile is asked by itself.
        if (turn === this.turn) {
            this.tell(answer);
        }
    }

    /** Ask in the body: addresses are kept by the logs of servers, what is typed is not. */
    async fetchAnswer(query) {
        const body = new URLSearchParams(query);
        body.set("csrf_token", this.form.elements["csrf_token"].value);
        const headers = { Accept: "application/json" };
        try {
            const response = await fetch(this.el.dataset.url, { method: "POST", body, headers });
            return response.ok ? await response.json() : {};
        } catch {
            return {};
        }
    }

    tell({ code = "", text = "", url = "", number = "", customer_id = 0, customer_name = "" }) {
        this.el.className = `prm_live_check form-text ${text ? "mt-n2 mb-3" : ""} ${LOOKS[code] || ""}`;
        this.el.replaceChildren(text);
        if (url) {
            const link = document.createElement("a");
            Object.assign(link, { href: url, target: "_blank", className: "ms-1", textContent: number });
            this.el.append(link);
        }
        if (customer_id) {
            this.offer(customer_id, customer_name);
        }
    }

    /** One click chooses the own customer, as when the form tells it: what is typed stays. */
    offer(id, name) {
        const shape = this.form.querySelector(".prm_live_choose");
        const button = shape?.content.firstElementChild.cloneNode(true);
        if (button) {
            button.value = id;
            button.textContent = button.textContent.replace("{customer_name}", () => name);
            this.el.append(button);
        }
    }
}

registry.category("public.interactions").add("prm.live_check", LiveCheck);
