import { _t } from "@web/core/l10n/translation";

const MB = 1024 * 1024;

/** The size of a file as people read it. */
export function humanSize(size) {
    return size >= MB
        ? `${(size / MB).toFixed(1)} MB`
        : `${Math.max(1, Math.round(size / 1024))} kB`;
}

/** A row of the list of files: its name, and an element at its end. */
function makeRow(name, end) {
    const row = document.createElement("li");
    row.className = "list-group-item d-flex align-items-center gap-2 py-2";
    const icon = document.createElement("i");
    icon.className = "fa fa-file-o text-body-secondary";
    icon.setAttribute("aria-hidden", "true");
    const text = document.createElement("span");
    text.className = "text-break flex-grow-1";
    text.textContent = name;
    row.append(icon, text, end);
    return row;
}

/** The row of a file that is being sent; `tell(percent)` shows how far it is. */
export function makeProgressRow(name) {
    const percent = document.createElement("span");
    percent.className = "small text-body-secondary";
    percent.textContent = "0 %";
    const row = makeRow(name, percent);
    const tell = (value) => (percent.textContent = `${value} %`);
    return { row, tell };
}

/** The row of a file that the server keeps, with its button to remove it. */
export function makeFileRow({ id, name, size }) {
    const button = document.createElement("button");
    Object.assign(button, { type: "submit", name: "remove_file", value: id });
    button.className = "prm_remove btn btn-sm btn-link p-0";
    button.formNoValidate = true;
    button.textContent = _t("Remove");
    button.setAttribute("aria-label", _t("Remove %s", name));
    const row = makeRow(`${name} (${humanSize(size)})`, button);
    row.dataset.id = id;
    return row;
}
