import fc from "fast-check";
import { expect, test } from "vitest";
import { FLOOR, formBlocks, type WaitingAnswer } from "./blocks.ts";

const groups = ["team", "tenure"];
let next = 0;
function waiting(n: number, properties: Record<string, string>, day = "2026-06-01") {
  return Array.from({ length: n }, (): WaitingAnswer => {
    next += 1;
    return { id: String(next), day, properties };
  });
}

test("five who agree in every group are shown with their groups; four wait", () => {
  const blocks = formBlocks(
    [...waiting(5, { team: "A", tenure: "new" }), ...waiting(4, { team: "B", tenure: "new" })],
    { groups, waitedSince: null },
  );
  expect(blocks).toHaveLength(1);
  expect(blocks[0]).toMatchObject({ properties: { team: "A", tenure: "new" } });
});

test("those who waited too long give up the last group first, and keep the first one where it is enough", () => {
  const blocks = formBlocks(
    [
      ...waiting(3, { team: "A", tenure: "new" }),
      ...waiting(3, { team: "A", tenure: "old" }, "2026-06-10"),
      ...waiting(2, { team: "B", tenure: "old" }),
      ...waiting(3, { team: "C", tenure: "old" }),
    ],
    { groups, waitedSince: "2026-06-01" },
  );
  expect(blocks.map(({ answers, properties }) => [answers.length, properties])).toEqual([
    [6, { team: "A" }],
    [5, {}],
  ]);
});

test("whatever waits, no block is smaller than the floor, nobody is in two, and a block keeps only what all of it share", () => {
  const answer = fc.record({
    day: fc.constantFrom("2026-06-01", "2026-06-05", "2026-06-10"),
    properties: fc.record({
      team: fc.constantFrom("A", "B", "C", "D"),
      tenure: fc.constantFrom("new", "old"),
    }),
  });
  fc.assert(
    fc.property(
      fc.array(answer, { maxLength: 60 }),
      fc.constantFrom(null, "2026-06-01", "2026-06-10"),
      (answers, waitedSince) => {
        const all = answers.map((one, at) => ({ id: String(at), ...one }));
        const blocks = formBlocks(all, { groups, waitedSince });
        const ids = blocks.flatMap((block) => block.answers.map(({ id }) => id));
        expect(new Set(ids).size).toBe(ids.length);
        for (const block of blocks) {
          expect(block.answers.length).toBeGreaterThanOrEqual(FLOOR);
          for (const [name, value] of Object.entries(block.properties)) {
            expect(
              block.answers.every(({ properties }) => properties[name as "team"] === value),
            ).toBe(true);
          }
        }
        // When the survey is over fewer than five are left.
        if (waitedSince === "2026-06-10") expect(all.length - ids.length).toBeLessThan(FLOOR);
      },
    ),
  );
});
