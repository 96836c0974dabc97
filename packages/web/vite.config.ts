import tailwindcss from "@tailwindcss/vite";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

/** Where `npm run dev` finds the server while the dashboard itself is served by Vite. */
const server = process.env.CANDOR_URL ?? "http://127.0.0.1:4400";

/** Before anybody is known: the libraries, the way to the right screen, and how it asks the server. */
const MAIN =
  /node_modules\/(react|react-dom|scheduler|@tanstack|intl-messageformat|@formatjs|use-sync-external-store|openapi-fetch)\/|contract\/src\/client|web\/src\/(main|language\/[^/]+|request\/[^/]+|here\/(queries|guard|view|period|route-error)|parts\/(stored|notice|button)|frame\/(app|router))\.tsx?$/;
/** The frame around every signed-in screen, and the small parts that most screens share. */
const FRAME =
  /lucide-react|web\/src\/(parts\/(?!dialog|menu-popup|gallery)|here\/|frame\/(?!palette|help|method|gallery)|charts\/(groups-bar|histogram))/;

/**
 * Screens that people open first: the first script names all their files, so that they are fetched
 * together. Any other screen is fetched when somebody points at the link to it, in two steps.
 */
const OPENED_FIRST = /assets\/(overview|setup|sign-in)-screen-/;

export default defineConfig({
  plugins: [react(), tailwindcss()],
  // With the slash: `/src/main.tsx` and `/surveys` are the dashboard's own.
  server: { proxy: { "^/(api|s|a)/": server } },
  build: {
    target: "es2023",
    // light-dark() stays as written: every browser since May 2024 knows it.
    cssTarget: ["chrome123", "firefox120", "safari17.5"],
    // Nothing is inlined as data: URL, so that a strict Content-Security-Policy holds.
    assetsInlineLimit: 0,
    modulePreload: {
      polyfill: false,
      resolveDependencies: (file, dependencies, { hostType }) =>
        hostType === "html" || OPENED_FIRST.test(file) ? dependencies : [],
    },
    // .size-limit.cjs reads there what each screen fetches.
    manifest: true,
    chunkSizeWarningLimit: 700,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            // It stands first: a group takes along what its modules import, and React must stay here.
            { name: "main", test: MAIN, priority: 10 },
            { name: "frame", test: FRAME, priority: 5 },
            ...["en", "ru", "lv", "sv"].map((language) => ({
              name: `words-${language}`,
              test: new RegExp(
                `locales/${language}/(web|score)\\.json|language/catalogues/${language}\\.ts`,
              ),
            })),
            { name: "base-ui", test: /node_modules\/(@base-ui|@floating-ui|tabbable|reselect)/ },
            { name: "echarts", test: /node_modules\/(echarts|zrender|tslib)/ },
          ],
        },
      },
    },
  },
});
