import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { Interaction } from "@web/public/interaction";

const MB = 1024 * 1024;

/**
 * Sends each chosen file at once; the server keeps it under the form's token.
 *
 * Without scripts the files go along with the form.
 */
export class PendingFiles extends Interaction {
    static selector = ".prm_upload";
    dynamicContent = {
        "input[type=file]": { "t-on-change": this.onChoose },
        ".prm_pending": { "t-on-click": this.onListClick },
    };

    setup() {
        this.input = this.el.querySelector("input[type=file]");
        this.list = this.el.querySelector(".prm_pending");
        this.errors = this.el.querySelector(".prm_upload_errors");
        this.status = this.el.querySelector(".prm_upload_status");
        this.form = this.input.form;
        this.running = 0;
    }

    start() {
        this.addListener(this.form, "prm-restored", this.reload);
        this.addListener(this.form, "submit", this.onSubmit, { capture: true });
        if (this.token !== this.el.dataset.token) {
            return this.reload(); // the form was restored before this started
        }
    }

    get token() {
        return this.form.elements["submission_token"].value;
    }

    // -------------------------------------------------------------- events

    async onChoose() {
        const files = [...this.input.files];
        this.input.value = "";
        this.tellErrors([]);
        this.running++;
        const refused = [];
        for (const file of files) {
            refused.push(...(await this.waitFor(this.send(file))));
            this.tellErrors(refused);
        }
        this.running--;
        if (this.submitter && !this.running) {
            this.resumeSubmit(refused);
        }
    }

    async onListClick(ev) {
        const button = ev.target.closest(".prm_remove");
        if (!button) {
            return;
        }
        ev.preventDefault();
        const url = `${this.el.dataset.url}/${button.value}/remove`;
        const answer = await this.waitFor(this.post(url, this.makeData()));
        if (answer) {
            this.showFiles(answer.files);
            this.input.focus();
        } else {
            this.tellErrors([_t("The file could not be removed. Try again.")]);
        }
    }

    /** Wait with the form until its files have arrived. */
    onSubmit(ev) {
        if (this.running) {
            ev.preventDefault();
            ev.stopImmediatePropagation();
            this.submitter = ev.submitter;
            this.status.textContent = _t("Waiting for the files…");
        }
    }

    resumeSubmit(refused) {
        const { submitter } = this;
        this.submitter = null;
        if (!refused.length) {
            this.form.requestSubmit(submitter);
        }
    }

    // -------------------------------------------------------------- server

    makeData() {
        const data = new FormData();
        data.set("csrf_token", this.form.elements["csrf_token"].value);
        data.set("submission_token", this.token);
        return data;
    }

    /** Send one file; return what to tell about it when it is refused. */
    async send(file) {
        const limit = Number(this.el.dataset.max);
        if (file.size > limit) {
            return [_t("%(name)s is larger than %(size)s MB.", {
                name: file.name,
                size: Math.round(limit / MB),
            })];
        }
        const row = this.showProgress(file.name);
        const data = this.makeData();
        data.set("attachments", file, file.name);
        const answer = await this.post(this.el.dataset.url, data, (percent) => {
            row.lastChild.textContent = `${percent} %`;
        });
        row.remove();
        if (!answer) {
            return [_t("%s could not be sent. Log in again in another tab, or try later.", file.name)];
        }
        this.showFiles(answer.files);
        this.status.textContent = _t("%s was added.", file.name);
        return (answer.refused || []).map(({ name, message }) => `${name}: ${message}`);
    }

    /** POST and return the JSON answer, null when there was none. */
    post(url, data, onProgress) {
        return new Promise((resolve) => {
            const request = new XMLHttpRequest();
            request.open("POST", url);
            request.upload.onprogress = ({ loaded, total }) =>
                onProgress?.(Math.round((100 * loaded) / total));
            request.onload = () => {
                try {
                    const answer = JSON.parse(request.response);
                    resolve(answer.files ? answer : null);
                } catch {
                    resolve(null); // the log-in page of an expired session
                }
            };
            request.onerror = () => resolve(null);
            request.send(data);
        });
    }

    async reload() {
        const url = `${this.el.dataset.url}?submission_token=${this.token}`;
        const response = await this.waitFor(fetch(url));
        if (response.ok) {
            this.showFiles((await response.json()).files);
        }
    }

    // -------------------------------------------------------------- display

    tellErrors(messages) {
        this.errors.textContent = messages.join("\n");
        this.errors.setAttribute("role", "alert");
        this.input.classList.toggle("is-invalid", Boolean(messages.length));
    }

    makeRow(name, detail) {
        const row = document.createElement("li");
        row.className = "list-group-item d-flex align-items-center gap-2 py-2";
        const icon = document.createElement("i");
        icon.className = "fa fa-file-o text-body-secondary";
        icon.setAttribute("aria-hidden", "true");
        const text = document.createElement("span");
        text.className = "text-break flex-grow-1";
        text.textContent = name;
        row.append(icon, text, detail);
        return row;
    }

    showProgress(name) {
        const percent = document.createElement("span");
        percent.className = "small text-body-secondary";
        percent.textContent = "0 %";
        const row = this.makeRow(name, percent);
        this.list.append(row);
        return row;
    }

    showFiles(files) {
        const rows = files.map((file) => {
            const button = document.createElement("button");
            Object.assign(button, { type: "submit", name: "remove_file", value: file.id });
            button.className = "prm_remove btn btn-sm btn-link p-0";
            button.formNoValidate = true;
            button.textContent = _t("Remove");
            button.setAttribute("aria-label", _t("Remove %s", file.name));
            const row = this.makeRow(`${file.name} (${this.humanSize(file.size)})`, button);
            row.dataset.id = file.id;
            return row;
        });
        this.list.replaceChildren(...rows);
    }

    humanSize(size) {
        return size >= MB
            ? `${(size / MB).toFixed(1)} MB`
            : `${Math.max(1, Math.round(size / 1024))} kB`;
    }
}

registry.category("public.interactions").add("prm.pending_files", PendingFiles);
