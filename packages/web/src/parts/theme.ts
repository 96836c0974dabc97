import { useSyncExternalStore } from "react";

export const THEMES = ["system", "light", "dark"] as const;
export type Theme = (typeof THEMES)[number];

const STORED = "candor.theme";
const listeners = new Set<() => void>();

function chosenTheme(): Theme {
  const theme = document.documentElement.dataset.theme;
  return theme === "light" || theme === "dark" ? theme : "system";
}

export function chooseTheme(theme: Theme): void {
  if (theme === "system") delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = theme;
  try {
    localStorage.setItem(STORED, theme);
  } catch {
    // Storage may be forbidden; the choice then lasts until the page is closed.
  }
  for (const tell of listeners) tell();
}

function listen(tell: () => void): () => void {
  const system = matchMedia("(prefers-color-scheme: dark)");
  listeners.add(tell);
  system.addEventListener("change", tell);
  return () => {
    listeners.delete(tell);
    system.removeEventListener("change", tell);
  };
}

export function useTheme(): Theme {
  return useSyncExternalStore(listen, chosenTheme);
}

/** Whether the page is dark right now, for charts that draw their own colours. */
export function useIsDark(): boolean {
  return useSyncExternalStore(listen, () => {
    const theme = chosenTheme();
    return theme === "system"
      ? matchMedia("(prefers-color-scheme: dark)").matches
      : theme === "dark";
  });
}
