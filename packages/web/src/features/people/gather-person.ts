import type { Invitation } from "@candor/contract/invitation.ts";
import type { PersonDetail, Purchase } from "@candor/contract/person.ts";
import { request } from "../../request/request.ts";
import type { Page, ResponseItem } from "../../request/types.ts";

/** Everything that is kept about one person, page by page until the last. */
export async function gatherPerson(workspace: string, id: string) {
  const path = `/api/v1/people/${encodeURIComponent(id)}`;
  const [person, purchases, answers, invitations] = await Promise.all([
    request<PersonDetail>(path, { workspace }),
    request<{ data: Purchase[] }>(`${path}/purchases`, { workspace }),
    everyPage<ResponseItem>(workspace, `${path}/responses`, {}),
    everyPage<Invitation>(workspace, "/api/v1/invitations", { personId: id }),
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
  workspace: string,
  path: string,
  query: Record<string, string>,
): Promise<T[]> {
  const all: T[] = [];
  let cursor: string | undefined;
  do {
    const page = await request<Page<T>>(path, {
      workspace,
      query: { ...query, limit: 200, cursor },
    });
    all.push(...page.data);
    cursor = page.nextCursor ?? undefined;
  } while (cursor !== undefined);
  return all;
}
