import { registry } from "@web/core/registry";
import { Interaction } from "@web/public/interaction";

// On a phone, where columns stand under each other, so many cards may be unfolded.
const FEW = 6;

/**
 * A board by keyboard: Tab reaches one deal and its menu, arrow keys the others.
 *
 * Without this, Tab goes through all deals, and all columns are unfolded on a phone.
 */
export class Board extends Interaction {
    static selector = ".prm_board";
    dynamicContent = {
        ".prm_row": {
            "t-on-keydown": this.onKeydown,
            "t-att-tabindex": (card) => this.tabindex(card),
        },
        ".prm_acts": {
            "t-att-tabindex": (acts) =>
                this.tabindex(acts.closest(".card").querySelector(".prm_row")),
        },
        ".card": { "t-on-focusin": this.onFocus },
    };

    setup() {
        this.columns = [...this.el.querySelectorAll(".prm_column")]
            .map((column) => [...column.querySelectorAll(".prm_row")])
            .filter((cards) => cards.length);
        this.current = this.columns[0]?.[0];
    }

    start() {
        const isPhone = window.matchMedia("(max-width: 767.98px)").matches;
        if (isPhone && this.columns.flat().length > FEW) {
            this.fold();
        }
    }

    /** Leave the first column with deals open: numbers and amounts of all are in sight. */
    fold() {
        const open = this.current.closest(".prm_column");
        for (const column of this.el.querySelectorAll(".prm_column")) {
            if (column !== open) {
                column.querySelector(".collapse").classList.remove("show");
                const button = column.querySelector(".prm_fold");
                button.setAttribute("aria-expanded", "false");
                button.classList.add("collapsed");
            }
        }
    }

    tabindex(card) {
        return card === this.current ? "0" : "-1";
    }

    onFocus(ev) {
        this.current = ev.currentTarget.querySelector(".prm_row");
    }

    onKeydown(ev) {
        const next = !(ev.ctrlKey || ev.metaKey || ev.altKey || ev.shiftKey)
            ? this.next(ev.key, ev.currentTarget)
            : undefined;
        if (next) {
            ev.preventDefault();
            next.focus();
        }
    }

    /** Return the card that a key leads to; those of folded columns are passed over. */
    next(key, card) {
        const columns = this.columns.filter((cards) => cards[0].checkVisibility());
        const place = columns.findIndex((cards) => cards.includes(card));
        const column = columns[place];
        const row = column.indexOf(card);
        const beside = (step) => {
            const cards = columns[place + step];
            return cards ? cards[Math.min(row, cards.length - 1)] : card;
        };
        const forward = getComputedStyle(this.el).direction === "rtl" ? -1 : 1;
        const ways = {
            ArrowDown: () => column[Math.min(row + 1, column.length - 1)],
            ArrowUp: () => column[Math.max(row - 1, 0)],
            ArrowRight: () => beside(forward),
            ArrowLeft: () => beside(-forward),
            Home: () => column[0],
            End: () => column.at(-1),
        };
        return ways[key]?.();
    }
}

registry.category("public.interactions").add("prm.board", Board);
