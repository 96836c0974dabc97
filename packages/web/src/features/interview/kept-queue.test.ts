import { expect, test } from "vitest";
import { ApiError } from "../../request/api-error.ts";
import { type Kept, makeKeptQueue, type Shelf } from "./kept-queue.ts";

function memoryShelf(): Shelf {
  const kept = new Map<string, string>();
  return {
    keys: () => [...kept.keys()],
    read: (key) => kept.get(key) ?? null,
    write: (key, value) => void (value === null ? kept.delete(key) : kept.set(key, value)),
  };
}

function answer(id: string, more: Partial<Kept> = {}): Kept {
  return {
    id,
    by: "maria",
    workspace: "w",
    path: "/answers",
    body: { id, score: 9 },
    invitationId: null,
    who: "Anna",
    at: `2026-11-22T10:00:0${id}Z`,
    when: "answeredAt",
    refused: null,
    ...more,
  };
}
const problem = (status: number) => new ApiError({ status, code: "x", detail: `said ${status}` });

test("what is kept while the line is lost is sent once, in order, when it is back", async () => {
  let online = false;
  const arrived: string[] = [];
  const queue = makeKeptQueue(memoryShelf(), async ({ id }) => {
    if (!online) throw problem(0);
    arrived.push(id);
  });
  queue.put(answer("2"));
  queue.put(answer("1"));
  await queue.flush("maria");
  expect(queue.list().map(({ id }) => id)).toEqual(["1", "2"]);
  online = true;
  await Promise.all([queue.flush("maria"), queue.flush("maria")]);
  await queue.flush("maria");
  expect(arrived).toEqual(["1", "2"]);
  expect(queue.list()).toEqual([]);
});

test("what is kept outlives the page", async () => {
  const shelf = memoryShelf();
  makeKeptQueue(shelf, async () => undefined).put(answer("1"));
  expect(makeKeptQueue(shelf, async () => undefined).list()).toEqual([answer("1")]);
});

test("a colleague's answers wait for the colleague, whoever signs in meanwhile", async () => {
  const arrived: string[] = [];
  const queue = makeKeptQueue(memoryShelf(), async ({ id }) => void arrived.push(id));
  queue.put(answer("1", { by: "juris" }));
  queue.put(answer("2"));
  await queue.flush("maria");
  expect(arrived).toEqual(["2"]);
  await queue.flush("juris");
  expect(arrived).toEqual(["2", "1"]);
});

test.each([401, 429, 500, 503])("after a %d it is tried again later", async (status) => {
  const queue = makeKeptQueue(memoryShelf(), () => Promise.reject(problem(status)));
  queue.put(answer("1"));
  await queue.flush("maria");
  expect(queue.list()).toMatchObject([{ id: "1", refused: null }]);
});

test("what the server will never take is shown with its reason and holds up nothing else", async () => {
  const arrived: string[] = [];
  const queue = makeKeptQueue(memoryShelf(), async ({ id }) => {
    if (id === "1") throw problem(404);
    arrived.push(id);
  });
  queue.put(answer("1"));
  queue.put(answer("2"));
  await queue.flush("maria");
  expect(arrived).toEqual(["2"]);
  expect(queue.list()).toMatchObject([{ id: "1", refused: "said 404" }]);
  queue.drop("1");
  expect(queue.list()).toEqual([]);
});
