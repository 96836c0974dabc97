import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App, beginLoading, speech } from "./frame/app.tsx";
import { FIRST_AREAS } from "./language/areas.ts";
import "./styles.css";

// A function and no top-level await: the language's files import this very one.
async function start(): Promise<void> {
  document.documentElement.lang = speech.now().language;
  beginLoading();
  await speech.need(FIRST_AREAS);
  const root = document.getElementById("root");
  if (!root) return;
  createRoot(root).render(
    <StrictMode>
      <App />
    </StrictMode>,
  );
}
void start();
