import { api, ask } from "../../request/api.ts";
import type { Page } from "../../request/types.ts";

/** Everything that is kept about one person, page by page until the last. */
export async function gatherPerson(workspace: string, id: string) {
  const own = api(workspace);
  const path = { personId: id };
  const [person, purchases, answers, invitations] = await Promise.all([
    ask(own.GET("/api/v1/people/{personId}", { params: { path } })),
    ask(own.GET("/api/v1/people/{personId}/purchases", { params: { path } })),
    everyPage((page) =>
      ask(own.GET("/api/v1/people/{personId}/responses", { params: { path, query: page } })),
    ),
    everyPage((page) =>
      ask(own.GET("/api/v1/invitations", { params: { query: { personId: id, ...page } } })),
    ),
  ]);
  return {
    exportedAt: new Date().toISOString(),
    person,
    answers,
    invitations,
    purchases: purchases.data,
  };
}

async function everyPage<T>(
  get: (page: { limit: number; cursor?: string }) => Promise<Page<T>>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | null = null;
  do {
    const page: Page<T> = await get({ limit: 200, ...(cursor === null ? {} : { cursor }) });
    all.push(...page.data);
    cursor = page.nextCursor;
  } while (cursor !== null);
  return all;
}
