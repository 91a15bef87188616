/** Where what somebody typed is kept: in the storage of this tab of the browser. */
export const PREFIX = "prm.keep.";

/** Forget the kept inputs of this tab that `isOver(key, text)`. */
export function forgetKept(isOver) {
    const storage = window.sessionStorage;
    for (const key of Object.keys(storage).filter((key) => key.startsWith(PREFIX))) {
        if (isOver(key, storage.getItem(key))) {
            storage.removeItem(key);
        }
    }
}
