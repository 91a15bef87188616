import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

/**
 * The tabs of the program page: mouse, arrow keys, and an address for each.
 *
 * The page has what one of them shows; that of others is fetched when they are opened.
 * Without this, each tab is a link that loads the page with its panel open.
 */
export class ProgramTabs extends Interaction {
    static selector = ".prm_tabs";
    dynamicContent = {
        "[role='tab']": {
            "t-on-click": this.onClick,
            "t-on-keydown": this.onKeydown,
            "t-att-class": (tab) => ({
                active: this.isCurrent(tab),
                "text-body": !this.isCurrent(tab),
            }),
            "t-att-aria-selected": (tab) => String(this.isCurrent(tab)),
            "t-att-tabindex": (tab) => (this.isCurrent(tab) ? "0" : "-1"),
        },
        "[role='tabpanel']": {
            "t-att-hidden": (panel) => panel.id !== this.current,
            "t-att-aria-busy": (panel) => (this.asked.has(panel.id) ? "true" : undefined),
        },
        _window: { "t-on-hashchange": this.readAddress },
    };

    setup() {
        this.tabs = [...this.el.querySelectorAll("[role='tab']")];
        this.keys = this.tabs.map((tab) => tab.dataset.tab);
        this.current = this.tabs.find((tab) => tab.ariaSelected === "true").dataset.tab;
        this.known = new Set([this.current]);
        this.asked = new Set();
        this.readAddress();
    }

    /** On a phone, the tab that the address names may be far to the right. */
    start() {
        const tab = this.tabs[this.keys.indexOf(this.current)];
        const bar = tab.closest(".overflow-x-auto");
        const beyond =
            tab.getBoundingClientRect().right - bar.getBoundingClientRect().right;
        bar.scrollLeft += Math.max(beyond, 0);
    }

    isCurrent(tab) {
        return tab.dataset.tab === this.current;
    }

    /** A hash names a tab, too, and wins over the query that the server has read. */
    readAddress() {
        const key = window.location.hash.slice(1);
        if (this.keys.includes(key)) {
            this.current = key;
            this.fill(key);
        }
    }

    /** Fetch what a tab shows, once; when something else comes instead, go there. */
    async fill(key) {
        if (this.known.has(key) || this.asked.has(key)) {
            return;
        }
        this.asked.add(key);
        const address = this.addressOf(key);
        const shown = await this.waitFor(this.load(address, key));
        if (!shown) {
            window.location = address;
            return;
        }
        const panel = this.el.querySelector(`#${key}`);
        for (const element of shown) {
            this.insert(element, panel);
        }
        this.known.add(key);
        this.asked.delete(key);
        this.updateContent();
    }

    /** Return the elements of a tab's panel; nothing when another page came instead. */
    async load(address, key) {
        try {
            const response = await fetch(address);
            const text = response.ok && !response.redirected && (await response.text());
            const page = new DOMParser().parseFromString(text || "", "text/html");
            const shown = page.querySelector(`.prm_tabs #${key}:not([hidden])`);
            return shown && [...shown.children];
        } catch {
            return null;
        }
    }

    addressOf(key) {
        const address = new URL(window.location);
        address.searchParams.set("tab", key);
        address.hash = "";
        return address;
    }

    /** A click that asks for a new window stays with the browser. */
    onClick(ev) {
        if (!(ev.ctrlKey || ev.metaKey || ev.shiftKey)) {
            ev.preventDefault();
            this.choose(ev.currentTarget.dataset.tab);
        }
    }

    choose(key) {
        this.current = key;
        const tab = this.tabs[this.keys.indexOf(key)];
        tab.scrollIntoView({ block: "nearest", inline: "nearest" });
        this.show();
        window.history.replaceState(window.history.state, "", this.addressOf(key));
        this.fill(key);
    }

    /** What was chosen is seen: tabs near the lower edge of a window go to its top. */
    show() {
        const room = window.innerHeight - this.el.getBoundingClientRect().top;
        if (room < window.innerHeight / 2) {
            this.el.scrollIntoView({ block: "start" });
        }
    }

    onKeydown(ev) {
        const place = this.tabs.indexOf(ev.currentTarget);
        const last = this.tabs.length - 1;
        const next = {
            ArrowRight: place === last ? 0 : place + 1,
            ArrowLeft: place === 0 ? last : place - 1,
            Home: 0,
            End: last,
            " ": place,
        }[ev.key];
        if (next === undefined) {
            return;
        }
        ev.preventDefault();
        this.tabs[next].focus();
        this.choose(this.keys[next]);
    }
}

registry.category("public.interactions").add("prm.program_tabs", ProgramTabs);
