// Dark pages for who prefers them on the device: set before the page is painted, so that
// nothing flashes, and when the preference changes. No module: nothing else is loaded yet.
(() => {
    const prefers = window.matchMedia("(prefers-color-scheme: dark)");
    const show = () => {
        document.documentElement.dataset.bsTheme = prefers.matches ? "dark" : "light";
    };
    show();
    prefers.addEventListener("change", show);
})();
