// What a visitor's browser has to fetch, gzipped. A file that is missing was not built: ./run setup.
const { readFileSync } = require("node:fs");

/** The dashboard before it has drawn anything: the script in its page and those fetched along with it. */
function dashboardStart() {
  const page = readFileSync(`${__dirname}/packages/web/dist/index.html`, "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)];
  return scripts.map(([, path]) => `packages/web/dist/${path}`);
}

const widget = (name) => `packages/widget/dist/${name}.js`;

module.exports = [
  { name: "widget: loader on every page", path: widget("loader"), limit: "3 kB" },
  {
    name: "widget: with the question",
    path: [widget("loader"), widget("question")],
    limit: "8 kB",
  },
  { name: "answer page: script", path: widget("answer-page"), limit: "6 kB" },
  { name: "dashboard: before the first screen", path: dashboardStart(), limit: "130 kB" },
].map((check) => ({ ...check, gzip: true }));
