import { registry } from "@web/core/registry";
import { _t } from "@web/core/l10n/translation";
import { Interaction } from "@web/public/interaction";
import { humanSize, makeFileRow, makeProgressRow } from "./file_rows";
import { postFiles } from "./post_files";

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
        _document: { "t-on-visibilitychange": this.onVisibilityChange },
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
        const left = new DataTransfer();
        for (const file of files) {
            refused.push(...(await this.waitFor(this.send(file, left))));
            this.tellErrors(refused);
        }
        this.running--;
        this.input.files = left.files;
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
        const answer = await this.waitFor(postFiles(url, this.makeData()));
        if (answer?.files) {
            this.showFiles(answer.files);
            this.input.focus();
        } else {
            this.tellErrors([_t("The file could not be removed. Try again.")]);
        }
    }

    /** Somebody who logged in again in another tab has a new session here, too. */
    onVisibilityChange() {
        if (!document.hidden) {
            return this.reload();
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

    /**
     * Send one file; return what to tell about it when it is refused.
     *
     * What the server did not answer for is `left` to go along with the form.
     */
    async send(file, left) {
        const limit = Number(this.el.dataset.max);
        if (file.size > limit) {
            const values = { name: file.name, size: humanSize(limit) };
            return [_t("%(name)s is larger than %(size)s.", values)];
        }
        const { row, tell } = makeProgressRow(file.name);
        this.list.append(row);
        const data = this.makeData();
        data.set("attachments", file, file.name);
        const answer = await this.postFresh(this.el.dataset.url, data, tell);
        row.remove();
        if (answer?.error) {
            return [`${file.name}: ${answer.error}`];
        }
        if (!answer) {
            left.items.add(file);
            return [_t("%s could not be uploaded yet. It will be sent with the form.", file.name)];
        }
        if (answer.expired) {
            return [
                _t(
                    "%s was not sent because your session has ended. Save the form; once you log in again, your input comes back.",
                    file.name
                ),
            ];
        }
        this.showFiles(answer.files);
        this.status.textContent = _t("%s was added.", file.name);
        return (answer.refused || []).map(({ name, message }) => `${name}: ${message}`);
    }

    /** POST; once more with this session's token when the page was open too long. */
    async postFresh(url, data, onProgress) {
        const answer = await postFiles(url, data, onProgress);
        if (answer?.status !== 400) {
            return answer;
        }
        await this.reload();
        data.set("csrf_token", this.form.elements["csrf_token"].value);
        return postFiles(url, data, onProgress);
    }

    /** Ask for the kept files, and for the token that forms of this session carry. */
    async reload() {
        const url = `${this.el.dataset.url}?submission_token=${this.token}`;
        const response = await this.waitFor(fetch(url).catch(() => null));
        if (!response?.ok || response.redirected) {
            return;
        }
        const answer = await this.waitFor(response.json().catch(() => null));
        if (!answer) {
            return; // the page was left meanwhile
        }
        const { files, csrf_token } = answer;
        for (const field of document.querySelectorAll("input[name='csrf_token']")) {
            field.value = csrf_token;
        }
        if (!this.running) {
            this.showFiles(files);
        }
    }

    // -------------------------------------------------------------- display

    tellErrors(messages) {
        this.errors.textContent = messages.join("\n");
        this.errors.setAttribute("role", "alert");
        this.input.classList.toggle("is-invalid", Boolean(messages.length));
    }

    showFiles(files) {
        this.list.replaceChildren(...files.map(makeFileRow));
    }
}

registry.category("public.interactions").add("prm.pending_files", PendingFiles);
