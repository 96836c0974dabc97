// @vitest-environment happy-dom
import type { Import, ImportPreview } from "@candor/contract/import.ts";
import { screen, waitFor, within } from "@testing-library/react";
import { expect, test } from "vitest";
import { inside } from "../../testing/inside.tsx";
import { PreviewForm } from "./preview-form.tsx";

const column = (index: number, header: string, field: string, samples: string[] = []) => ({
  index,
  header,
  samples,
  field,
  why: "",
});

const PREVIEW: ImportPreview = {
  tool: "unknown",
  encoding: "utf-8",
  delimiter: ";",
  headerRows: 1,
  columns: [
    column(0, "town", "property:town", ["Riga", "Cēsis"]),
    column(1, "note", "ignore", ["late"]),
    column(2, "score", "score", ["9", "3"]),
    column(3, "when", "answeredAt", ["2026-05-30"]),
  ],
  dateOrder: "ymd",
  warnings: [],
  sample: { rows: 4, accepted: 3, rejected: 1, reasons: [{ code: "no_score", rows: 1 }] },
  rows: [
    { row: 2, cells: ["Riga", "late", "9", "2026-05-30"], outcome: "answer", reason: null },
    {
      row: 3,
      cells: ["Cēsis", "", "", "2026-05-30"],
      outcome: "rejected",
      reason: { code: "no_score", args: {} },
    },
  ],
} as ImportPreview;

const file = (preview: Partial<ImportPreview> = {}, kind: Import["kind"] = "answers") =>
  ({
    id: "i1",
    fileName: "a.csv",
    status: "uploaded",
    kind,
    preview: { ...PREVIEW, ...preview },
  }) as unknown as Import;

async function form(one: Import, how: Parameters<typeof inside>[1] = {}) {
  const view = await inside(<PreviewForm one={one} />, {
    areas: ["web-imports", "import"],
    ...how,
    replies: {
      "POST /api/v1/imports/i1/preview": one,
      "POST /api/v1/imports/i1/commit": { ...one, status: "queued" },
      ...how.replies,
    },
  });
  const bodies = (what: string) =>
    view.asked.filter(({ path }) => path.endsWith(`/${what}`)).map(({ body }) => body);
  return { ...view, bodies };
}

test("what was recognised is said: the encoding, what stands between columns, the header row", async () => {
  await form(file());
  expect(screen.getByText(/utf-8, semicolons between columns, 1 header row/)).toBeDefined();
  expect(screen.getByText("For example: Riga · Cēsis")).toBeDefined();
});

test("a workbook has nothing between its columns, and nothing is said of it", async () => {
  await form(file({ delimiter: null, encoding: "xlsx" }));
  expect(screen.getByText(/xlsx, 1 header row/)).toBeDefined();
});

test("what matters stands first: the score before a property, what is left out at the end", async () => {
  await form(file());
  const heads = within(screen.getByRole("table"))
    .getAllByRole("columnheader")
    .map((head) => head.querySelector("span")?.textContent);
  expect(heads.slice(1)).toEqual(["score", "when", "town", "note"]);
});

test("a column that is told what it is changes the preview, and what was told before stays told", async () => {
  const { user, bodies } = await form(file());
  await user.selectOptions(screen.getByLabelText("What column note is"), "comment");
  await user.selectOptions(screen.getByLabelText("What column town is"), "touchpoint");
  await waitFor(() => expect(bodies("preview")).toHaveLength(2));
  expect(bodies("preview").at(-1)).toEqual({ columns: { "1": "comment", "0": "touchpoint" } });
  await user.click(screen.getByRole("button", { name: "Import these answers" }));
  await waitFor(() => expect(bodies("commit")).toHaveLength(1));
  expect(bodies("commit")).toEqual([
    { survey: "s1", mapping: { columns: { "1": "comment", "0": "touchpoint" } } },
  ]);
});

test("a file without dates waits for the day of all its answers", async () => {
  const undated = PREVIEW.columns.filter(({ field }) => field !== "answeredAt");
  const { user, bodies } = await form(file({ columns: undated }));
  const commit = screen.getByRole("button", { name: "Import these answers" });
  expect(commit).toHaveProperty("disabled", true);
  await user.type(screen.getByLabelText("Day of all answers"), "2026-05-01");
  await waitFor(() => expect(commit).toHaveProperty("disabled", false));
  await user.click(commit);
  await waitFor(() => expect(bodies("commit")).toHaveLength(1));
  expect(bodies("commit")).toMatchObject([{ mapping: { defaultDate: "2026-05-01" } }]);
});

test("of several surveys none is chosen by itself, and people belong to none", async () => {
  const surveys = [
    { id: "s1", name: "Spring" },
    { id: "s2", name: "Autumn" },
  ];
  const { unmount } = await form(file(), { surveys });
  expect(screen.getByRole("button", { name: "Import these answers" })).toHaveProperty(
    "disabled",
    true,
  );
  unmount();
  const people = [column(0, "mail", "email", ["a@b.lv"])];
  const { user, bodies } = await form(file({ columns: people }, "people"), { surveys });
  await user.click(screen.getByRole("button", { name: "Import these people" }));
  await waitFor(() => expect(bodies("commit")).toEqual([{ mapping: { columns: {} } }]));
});

test("a file of which nothing fits cannot be imported, and says what is missing first", async () => {
  const none = { rows: 4, accepted: 0, rejected: 4, reasons: [{ code: "no_score", rows: 4 }] };
  await form(
    file({ sample: none, columns: PREVIEW.columns.filter(({ field }) => field !== "score") }),
  );
  expect(screen.getByRole("button", { name: "Import these answers" })).toHaveProperty(
    "disabled",
    true,
  );
});
