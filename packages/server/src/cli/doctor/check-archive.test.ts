import { expect, test } from "vitest";
import type { ArchiveNote } from "../../storage/wal-archive/archive-note.ts";
import { judgeArchive } from "./check-archive.ts";

const now = new Date("2026-11-27T12:00:00Z");
const copyOf = (at: string) => ({ at, timeline: 1, bytes: 1, storedBytes: 1, copies: 8 });
const checked = (what: { at?: string; good?: boolean }) => ({
  ...{ at: "2026-11-25T02:00:00Z", good: true, answers: 13, seconds: 9, sentence: "well" },
  ...what,
});
const known: ArchiveNote = {
  ...{ place: "/wal", systemId: "1", days: 7, baseHours: 24, oldest: "2026-11-20T02:00:00Z" },
  lastSegment: { name: "000000010000000000000009", at: "2026-11-27T11:58:00Z" },
  waiting: { segments: 0, bytes: 0, since: null },
  base: copyOf("2026-11-27T02:00:00Z"),
  check: checked({}),
  trouble: null,
};
const states = (what: Partial<ArchiveNote>, serving = true) =>
  judgeArchive({ ...known, ...what }, { serving, now }).map(({ state }) => state);

test("an archive that is kept is well, and what is not is said by how bad it is", () => {
  expect(states({})).toEqual(["ok", "ok", "ok"]);
  const late = { segments: 3, bytes: 48e6, since: "2026-11-27T11:30:00Z" };
  expect(states({ waiting: late })[0]).toBe("warning");
  // Without a server nobody carries them: that is no trouble of the archive.
  expect(states({ waiting: late }, false)[0]).toBe("note");
  expect(states({ waiting: { ...late, since: now.toISOString(), bytes: 2e9 } })[0]).toBe("warning");
  const since = { at: "2026-11-27T11:00:00Z", sentence: "The archive cannot be used (EACCES)." };
  expect(states({ trouble: { ...since, of: "log" } })[0]).toBe("fault");
  expect(states({ trouble: { ...since, of: "prune" } })[0]).toBe("warning");
  expect(states({ base: copyOf("2026-11-25T02:00:00Z") })[1]).toBe("warning");
  expect(states({ base: null })[1]).toBe("warning");
  expect(states({ check: null })[2]).toBe("note");
  expect(states({ check: checked({ good: false }) })[2]).toBe("fault");
  expect(states({ check: checked({ at: "2026-11-01T00:00:00Z" }) })[2]).toBe("warning");
});
