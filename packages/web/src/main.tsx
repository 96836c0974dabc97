import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app.tsx";
import { loadCatalogue, preferredLanguage, storedLanguage } from "./language/load.ts";
import "./styles.css";

const language = preferredLanguage(storedLanguage(), navigator.languages);
document.documentElement.lang = language;
const catalogue = await loadCatalogue(language);

const root = document.getElementById("root");
if (root) {
  createRoot(root).render(
    <StrictMode>
      <App initial={{ language, catalogue }} />
    </StrictMode>,
  );
}
