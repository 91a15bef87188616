import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

// On a narrow screen the bell leads to the page of news, as without this.
const NARROW = 768;

/** The bell shows the latest news below it, where there is room. */
export class NewsBell extends Interaction {
    static selector = ".prm_bell_box";
    dynamicContent = {
        ".prm_bell": {
            "t-on-click": this.onClick,
            "t-att-aria-expanded": () => String(Boolean(this.latest)),
        },
        _root: { "t-on-keydown": this.onKeydown },
        _document: { "t-on-click": this.onClickAnywhere },
    };

    async onClick(ev) {
        const own = ev.ctrlKey || ev.metaKey || ev.shiftKey || ev.altKey;
        if (own || window.innerWidth < NARROW) {
            return;
        }
        ev.preventDefault();
        if (this.latest) {
            this.close();
            return;
        }
        const { href } = ev.currentTarget;
        const text = await this.waitFor(this.load(`${href}/latest`));
        if (text) {
            this.open(text);
        } else {
            window.location = href;
        }
    }

    /** Return the latest news as HTML; nothing when a page or an error came instead. */
    async load(url) {
        try {
            const response = await fetch(url);
            const isAnswer = response.ok && !response.redirected;
            return isAnswer ? await response.text() : "";
        } catch {
            return "";
        }
    }

    open(text) {
        this.close();
        const parsed = new DOMParser().parseFromString(text, "text/html");
        this.latest = parsed.body.firstElementChild;
        this.insert(this.latest, this.el);
        this.updateContent();
        this.latest.querySelector("a").focus();
    }

    close() {
        this.latest?.remove();
        this.latest = null;
    }

    onKeydown(ev) {
        if (ev.key === "Escape" && this.latest) {
            this.close();
            this.el.querySelector(".prm_bell").focus();
        }
    }

    onClickAnywhere(ev) {
        if (!this.el.contains(ev.target)) {
            this.close();
        }
    }
}

registry.category("public.interactions").add("prm.news_bell", NewsBell);
