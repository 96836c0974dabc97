// What a visitor's browser has to fetch, gzipped. A file that is missing was not built: ./run setup.
const { mkdtempSync, readdirSync, readFileSync, writeFileSync } = require("node:fs");
const { tmpdir } = require("node:os");
const { join } = require("node:path");

const DIST = "packages/web/dist";
const FEATURES = "packages/web/src/features";

/** The dashboard before it has drawn anything: the script in its page and those fetched along with it. */
function dashboardStart() {
  const page = readFileSync(`${__dirname}/${DIST}/index.html`, "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="\/([^"]+\.js)"/g)];
  return scripts.map(([, path]) => `${DIST}/${path}`);
}

/** What Vite built out of what, by source. */
const manifest = JSON.parse(readFileSync(`${__dirname}/${DIST}/.vite/manifest.json`, "utf8"));

/** A built file with everything that it imports at once. */
function withImports(key, seen = new Set()) {
  if (!seen.has(key)) {
    seen.add(key);
    for (const next of manifest[key].imports ?? []) withImports(next, seen);
  }
  return seen;
}

const named = (name) =>
  Object.keys(manifest).filter((key) => key.startsWith(`_${name}-`) && key.endsWith(".js"));

/** The frame around every screen; its files are counted there and not again with each feature. */
const frame = new Set(named("frame").flatMap((key) => [...withImports(key)]));
const filesOf = (keys) => [...keys].map((key) => `${DIST}/${manifest[key].file}`);

/** Every script that a feature's screens fetch beyond the start and the frame. */
function featureFiles(feature) {
  const screens = Object.keys(manifest).filter(
    (key) => key.startsWith(`src/features/${feature}/`) && manifest[key].isDynamicEntry,
  );
  const all = new Set(screens.flatMap((key) => [...withImports(key)]));
  // Base UI and ECharts are shared by features, come when they are needed and have limits below.
  const shared = /^_(base-ui|echarts)-/;
  return filesOf([...all].filter((key) => !frame.has(key) && !shared.test(key)));
}

const chunk = (name) => filesOf(named(name));
const words = (language) => chunk(`words-${language}`);
const widget = (name) => `packages/widget/dist/${name}.js`;

/** The loader and the button of a chat travel as one reply, so they are pressed as one. */
function loaderWithChat() {
  const path = join(mkdtempSync(join(tmpdir(), "candor-size-")), "loader-with-chat.js");
  const parts = ["loader", "chat-button"].map((name) =>
    readFileSync(`${__dirname}/${widget(name)}`, "utf8"),
  );
  writeFileSync(path, parts.join(""));
  return path;
}

/** All screens of a feature together. A new feature says its limit here, or nothing is measured. */
const FEATURE_LIMITS = {
  accounts: "12 kB",
  across: "6 kB",
  advice: "5 kB",
  alerts: "9 kB",
  announcements: "12 kB",
  asking: "32 kB",
  cases: "52 kB",
  "channel-setup": "10 kB",
  channels: "10 kB",
  coming: "13 kB",
  decisions: "13 kB",
  goals: "9 kB",
  ideas: "9 kB",
  imports: "12 kB",
  improvements: "19.6 kB",
  interview: "11 kB",
  keeping: "9.8 kB",
  meetings: "13 kB",
  moving: "8 kB",
  offers: "6 kB",
  overview: "31.2 kB",
  "own-model": "10 kB",
  people: "33.1 kB",
  praise: "9.2 kB",
  "public-page": "7 kB",
  questions: "19.5 kB",
  recognition: "16 kB",
  reports: "9.6 kB",
  responses: "23.5 kB",
  rewards: "9 kB",
  settings: "11.5 kB",
  "sign-in": "9 kB",
  "single-sign-on": "5.5 kB",
  surveys: "12 kB",
  teams: "14.7 kB",
  themes: "25.6 kB",
  views: "11.2 kB",
  webhooks: "10 kB",
  why: "31.5 kB",
  "win-back": "8 kB",
};
const features = readdirSync(`${__dirname}/${FEATURES}`);
for (const feature of features) {
  if (!FEATURE_LIMITS[feature]) throw new Error(`${FEATURES}/${feature} has no size limit`);
}

module.exports = [
  { name: "widget: loader on every page", path: widget("loader"), limit: "3 kB" },
  {
    name: "widget: with the question",
    path: [widget("loader"), widget("question")],
    limit: "8 kB",
  },
  {
    name: "widget: with the question, where it offers what was done",
    path: [widget("loader"), widget("question"), widget("news-later")],
    limit: "8 kB",
  },
  {
    name: "widget: what was done, once it is asked for",
    path: [widget("offer"), widget("news")],
    limit: "1.2 kB",
  },
  {
    name: "widget: loader on a page that offers a chat",
    path: loaderWithChat(),
    limit: "3.06 kB",
  },
  { name: "widget: for pages written for Delighted", path: widget("delighted"), limit: "0.6 kB" },
  { name: "widget: the chat, once it is asked for", path: widget("chat"), limit: "6 kB" },
  { name: "answer page: script", path: widget("answer-page"), limit: "6 kB" },
  { name: "dashboard: before the first screen", path: dashboardStart(), limit: "133.2 kB" },
  {
    name: "dashboard: the frame around the screens",
    path: filesOf([...frame]).filter((path) => !dashboardStart().includes(path)),
    limit: "26 kB",
  },
  { name: "dashboard: words before the first screen (ru)", path: words("ru"), limit: "6.15 kB" },
  { name: "dashboard: Base UI, with the first menu", path: chunk("base-ui"), limit: "45 kB" },
  { name: "dashboard: ECharts, with the trend", path: chunk("echarts"), limit: "195 kB" },
  ...features.map((feature) => ({
    name: `dashboard: ${feature}`,
    path: featureFiles(feature),
    limit: FEATURE_LIMITS[feature],
  })),
].map((check) => ({ ...check, gzip: true }));
