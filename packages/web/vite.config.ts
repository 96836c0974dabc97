import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm run dev` finds the server while the dashboard itself is served by Vite. */
const server = process.env.CANDOR_URL ?? "http://127.0.0.1:4400";

/** Icons and parts that the frame itself shows; those of single screens come with the screens. */
const FRAME_ICONS =
  /lucide-react\/dist\/esm\/(?!icons\/)|icons\/(building-2|chart-line|chevron-down|circle-alert|clipboard-list|ellipsis|file-up|flask-conical|keyboard|languages|log-out|message-square-text|monitor|moon|search|settings|sun|user-round|x)\.mjs$/;
const LIBRARIES =
  /node_modules\/(react|react-dom|scheduler|@tanstack|intl-messageformat|@formatjs|use-sync-external-store)\//;
const OWN =
  /web\/src\/(main|api\/(api-error|request|queries|numbers|live)|language\/[^/]+|parts\/(button|menu|notice|page)|app\/[^/]+)\.tsx?$/;
const ON_DEMAND = /web\/src\/app\/(palette|palette-entries|help|method)\.tsx$/;

/** What every screen needs travels in one file. */
function isMain(id: string): boolean {
  if (id.includes("lucide-react")) return FRAME_ICONS.test(id);
  return (LIBRARIES.test(id) || OWN.test(id)) && !ON_DEMAND.test(id);
}

export default defineConfig({
  plugins: [react(), tailwindcss()],
  server: { proxy: { "/api": server, "/s": server, "/a": server } },
  build: {
    target: "es2023",
    // light-dark() stays as written: every browser since May 2024 knows it.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // Nothing is inlined as data: URL, so that a strict Content-Security-Policy holds.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // What every screen needs travels in one file; the rest comes when it is asked for.
            { name: "base-ui", test: /node_modules\/(@base-ui|@floating-ui|tabbable|reselect)/ },
            { name: "echarts", test: /node_modules\/(echarts|zrender|tslib)/ },
            { name: "main", test: isMain },
            { name: "parts", test: /lucide-react|web\/src\/parts\/(field|popover|score-mark)/ },
          ],
        },
      },
    },
  },
});
