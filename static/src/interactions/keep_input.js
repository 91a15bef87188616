import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { Interaction } from "@web/public/interaction";
import { forgetKept, PREFIX } from "./kept_input";

/**
 * Keeps what somebody types in a form until the server has acknowledged it.
 *
 * The text lies in the storage of this browser tab, by user and form, together with
 * the form's one-shot token. It comes back after an expired session's login, a lost
 * connection or a closed page; the page after a successful POST clears it.
 */
export class KeepInput extends Interaction {
    static selector = "form.prm_keep";
    dynamicContent = {
        _root: {
            "t-on-input": this.onInput,
            "t-on-change": this.onInput,
            "t-on-submit": this.save,
        },
        _window: {
            "t-on-pagehide": this.save,
            "t-on-prm-logged-out": () => (this.isOver = true),
        },
    };

    setup() {
        // Nobody is known on pages without login; what lies there is of this tab.
        const user = this.el.closest("[data-prm-user]")?.dataset.prmUser || "0";
        if (user !== "0") {
            forgetKept((key) => !key.startsWith(`${PREFIX}${user}.`));
        }
        this.key = `${PREFIX}${user}.${this.el.dataset.prmKeep}`;
        this.touched = false;
        this.isOver = false;
        this.dialog = this.el.closest(".modal");
    }

    start() {
        if (this.dialog) {
            // Who closes a question has given it up: it does not come back by itself.
            this.addListener(this.dialog, "hidden.bs.modal", this.forget);
        }
        // The server names what is too long; a browser would cut it without a word.
        this.fields.forEach((field) => field.removeAttribute("maxlength"));
        if (this.el.dataset.prmFresh === "0") {
            this.touched = true; // the server sent back what was typed
            this.save();
            return;
        }
        const kept = this.load();
        if (kept) {
            this.restore(kept);
        }
    }

    /** The fields whose content is kept; files stay with the server. */
    get fields() {
        return [...this.el.elements].filter(
            (field) =>
                field.name && field.matches("input, select, textarea") &&
                !["file", "hidden", "submit", "password"].includes(field.type)
        );
    }

    /** The one-shot token of the form, whatever its form calls it. */
    get tokenField() {
        return [...this.el.elements].find(
            ({ type, name }) =>
                type === "hidden" && name.endsWith("_token") && name !== "csrf_token"
        );
    }

    load() {
        try {
            return JSON.parse(window.sessionStorage.getItem(this.key));
        } catch {
            return null;
        }
    }

    onInput() {
        this.touched = true;
        this.save();
    }

    save() {
        if (!this.touched || this.isOver) {
            return;
        }
        const values = {};
        const labels = {};
        for (const field of this.fields) {
            if (field.type === "radio" && !field.checked) {
                continue;
            }
            values[field.name] = field.type === "checkbox" ? field.checked : field.value;
            if (field.type === "select-one" && field.value) {
                labels[field.name] = field.selectedOptions[0]?.text;
            }
        }
        const kept = { token: this.tokenField?.value, values, labels };
        try {
            window.sessionStorage.setItem(this.key, JSON.stringify(kept));
        } catch {
            // A full or forbidden storage must not keep anybody from typing.
        }
    }

    restore({ token, values, labels }) {
        for (const field of this.fields.filter((field) => field.name in values)) {
            const value = values[field.name];
            if (field.type === "checkbox") {
                field.checked = value;
                continue;
            }
            if (field.type === "radio") {
                field.checked = field.value === value;
                continue;
            }
            if (field.type === "select-one") {
                this.ensureOption(field, value, labels[field.name]);
            }
            field.value = value;
        }
        this.adoptToken(token);
        this.touched = true;
        this.open();
        this.showNotice();
        this.el.dispatchEvent(new CustomEvent("prm-restored"));
    }

    /** What came back is seen, also in what opens by a button. */
    open() {
        this.el.closest(".collapse")?.classList.add("show");
        if (this.dialog) {
            window.Modal.getOrCreateInstance(this.dialog).show();
        }
    }

    ensureOption(select, value, label) {
        const known = [...select.options].some((option) => option.value === value);
        if (!known && label) {
            select.add(new Option(label, value));
        }
    }

    /** Go on under the token of before: the files on the server belong to it. */
    adoptToken(token) {
        if (!this.tokenField) {
            return;
        }
        this.tokenField.value = token;
        // "form.action" would be the buttons of that name.
        const action = new URL(this.el.getAttribute("action"), window.location.origin);
        if (action.searchParams.has("submission_token")) {
            action.searchParams.set("submission_token", token);
            this.el.setAttribute("action", action.pathname + action.search);
        }
    }

    showNotice() {
        const notice = document.createElement("div");
        notice.className =
            "prm_restored alert alert-info d-flex flex-wrap justify-content-between gap-2 py-2";
        notice.setAttribute("role", "status");
        const text = document.createElement("span");
        text.textContent = _t("Your input was restored.");
        const startOver = document.createElement("button");
        startOver.type = "button";
        startOver.className = "prm_start_over btn btn-link btn-sm p-0";
        startOver.textContent = _t("Start over");
        notice.append(text, startOver);
        this.addListener(startOver, "click", this.startOver);
        this.insert(notice, this.el.querySelector(".modal-body") || this.el, "afterbegin");
    }

    forget() {
        this.touched = false;
        window.sessionStorage.removeItem(this.key);
    }

    startOver() {
        this.forget();
        window.location.replace(window.location.pathname);
    }
}

registry.category("public.interactions").add("prm.keep_input", KeepInput);
