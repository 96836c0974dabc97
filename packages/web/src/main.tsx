import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, beginLoading } from "./frame/app.tsx";
import { loadCatalogue, preferredLanguage, storedLanguage } from "./language/load.ts";
import "./styles.css";

// A function and no top-level await: the language's file imports this very one.
async function start(): Promise<void> {
  const language = preferredLanguage(storedLanguage(), navigator.languages);
  document.documentElement.lang = language;
  beginLoading();
  const catalogue = await loadCatalogue(language);
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App initial={{ language, catalogue }} />
    </StrictMode>,
  );
}
void start();
