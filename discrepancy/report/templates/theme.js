"use strict";
// Runs before anything is shown, so that nothing flashes: the chosen theme, and the controls that need JavaScript.
document.documentElement.classList.add("js");
try {
  const theme = localStorage.getItem("discrepancy-theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch { /* no storage here: the system's theme it is */ }
