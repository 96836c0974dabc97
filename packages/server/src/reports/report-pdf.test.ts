import { expect, test, vi } from "vitest";
import { pdfText } from "../testing/pdf-text.ts";
import { reportWorld } from "../testing/report-world.ts";
import { renderReportPdf } from "./render-pdf.ts";
import type { WrittenReport } from "./written-report.ts";

vi.setConfig({ testTimeout: 60_000 });

const { server, at, turn, report, runs, setDue } = await reportWorld();
const { api } = server;

/** The report of the first week of June as it went out by itself. */
async function ranOnce(name?: string): Promise<string> {
  at("2026-06-08T06:00:00Z");
  const made = await report(name === undefined ? {} : { name });
  await setDue(made.id, "2026-06-08T05:00:00Z");
  await turn();
  const [run] = await runs(made.id);
  return run?.id ?? "";
}

const pdfOf = async (runId: string, language = "en") => {
  const reply = await server.fetch(`/report-runs/${runId}.pdf?language=${language}`);
  expect(reply.headers.get("content-type")).toBe("application/pdf");
  return Buffer.from(await reply.arrayBuffer());
};
const one = (text: string) => text.replaceAll(/\s+/g, " ");

test("a run as PDF says what its text says, to the digit, and its words are words", async () => {
  await api("PUT", `/surveys/${server.survey.id}/goal`, { target: 45, by: null });
  const runId = await ranOnce();
  const frozen = (await (await server.fetch(`/report-runs/${runId}.json`)).json()) as {
    figures: { score: { score: number; interval: { lower: number; upper: number } } };
  };
  const { score, interval } = frozen.figures.score;
  const said = one(pdfText(await pdfOf(runId)));
  expect(said).toContain("Weekly <b>digest");
  expect(said).toContain(String(Math.round(score)));
  expect(said).toContain(`between ${Math.round(interval.lower)} and ${Math.round(interval.upper)}`);
  expect(said).toContain("30 answers");
  expect(said).toContain("Target 45");
  expect(said).toMatch(/\b1 of \d\b/);
  const text = await (await server.fetch(`/report-runs/${runId}.txt`)).text();
  const ofText = new Set(text.match(/\d+ \(\d+ to \d+\)/g));
  expect(ofText.size).toBeGreaterThan(0);
  for (const figure of ofText) expect(said).toContain(figure);
});

test.for([
  ["ru", "Промоутеры", "ответов"],
  ["lv", "Veicinātāji", "atbilžu"],
  ["sv", "Ambassadörer", "svar"],
] as const)(
  "in %s its letters are those of the language, not boxes",
  async ([language, ...words]) => {
    const said = pdfText(await pdfOf(await ranOnce("Ķirši & Йод"), language));
    for (const word of words) expect(said).toContain(word);
    expect(said).toContain("Ķirši & Йод");
  },
);

test("twelve pages take less than three seconds, and each has the headings of its table and its number", async () => {
  const rows = Array.from({ length: 420 }, (_, at) => [
    { text: `Store ${at}` },
    { text: "−12", limits: "(−20 to −4)" },
    { text: "1,204" },
  ]);
  const long: WrittenReport = {
    ...{
      language: "en",
      title: "Long 🙂",
      about: ["Botanic"],
      tooFew: null,
      groups: [],
      change: [],
    },
    headline: { score: "51", between: "between 48 and 53", base: "2,513 answers", lowBase: null },
    tables: [{ title: "Stores", lead: "", heads: ["Store", "Score", "Answers"], rows, notes: [] }],
    ...{ curve: null, notes: ["The end."] },
  };
  const start = performance.now();
  const file = await renderReportPdf(long);
  expect(performance.now() - start).toBeLessThan(3000);
  const said = pdfText(file);
  const pages = file.toString("latin1").match(/\/Type \/Page\b(?!s)/g)?.length ?? 0;
  expect(pages).toBeGreaterThanOrEqual(12);
  expect(said.match(/^Answers$/gm)).toHaveLength(pages);
  expect(said).toContain(`${pages} of ${pages}`);
  // The font has no minus and no pictographs: a dash and a question mark, never an empty box.
  expect(said).toContain("–12 (–20 to –4)");
  expect(said).toContain("Long ?");
  expect(file.length).toBeLessThan(400_000);
});
