// Runs before the first paint, so that nobody sees the wrong theme flash by.
(() => {
  var chosen = null;
  try {
    chosen = localStorage.getItem("headway.theme");
  } catch (_) {
    // Storage can be switched off; the system's preference is then used.
  }
  var dark = chosen === "dark" || (chosen !== "light" && matchMedia("(prefers-color-scheme: dark)").matches);
  document.documentElement.dataset.theme = dark ? "dark" : "light";
})();
