// Before the first paint: a chosen theme must not flash the other one.
try {
  const theme = localStorage.getItem("candor.theme");
  if (theme === "light" || theme === "dark") document.documentElement.dataset.theme = theme;
} catch {
  // Storage may be forbidden; then the system decides.
}
