import type { ResponseFilter } from "@candor/contract/filter.ts";
import type { Person } from "@candor/contract/person.ts";
import type { ResponseDetail, ResponseItem } from "@candor/contract/response.ts";
import type { SurveyScore } from "@candor/contract/score.ts";
import type { Survey } from "@candor/contract/survey.ts";
import type { Webhook } from "@candor/contract/webhook.ts";
import type { Door } from "./door.ts";
import { remoteChats } from "./remote-chats.ts";
import type { Query, RemoteClient } from "./remote-client.ts";
import { remoteImports } from "./remote-imports.ts";
import { remoteSendings } from "./remote-sendings.ts";
import { remoteTold } from "./remote-told.ts";

const PAGE = 200;

/** A workspace on a server elsewhere: the one that the key belongs to. */
export function remoteDoor(client: RemoteClient): Door {
  const pages = async function* <T>(path: string, query: Query): AsyncGenerator<T> {
    let cursor: string | null = null;
    do {
      const page: { data: T[]; nextCursor: string | null } = await client.json("GET", path, {
        query: { ...query, limit: PAGE, ...(cursor === null ? {} : { cursor }) },
      });
      yield* page.data;
      cursor = page.nextCursor;
    } while (cursor !== null);
  };
  const surveys = async () => (await client.json<{ data: Survey[] }>("GET", "/surveys")).data;
  return {
    surveys,
    addSurvey: (body) => client.json<Survey>("POST", "/surveys", { body }),
    setStatus: (surveyId, status) =>
      client.json<Survey>("PATCH", `/surveys/${surveyId}`, { body: { status } }),
    score: (surveyId, filter: ResponseFilter) =>
      client.json<SurveyScore>("GET", `/surveys/${surveyId}/score`, { query: filter }),
    responses: (surveyId, filter) => pages<ResponseItem>(`/surveys/${surveyId}/responses`, filter),
    addResponse: (surveyId, body) =>
      client.json<ResponseDetail>("POST", `/surveys/${surveyId}/responses`, { body }),
    exclude(responseId, exclusion) {
      const path = `/responses/${encodeURIComponent(responseId)}/exclusion`;
      return exclusion
        ? client.json<ResponseDetail>("PUT", path, { body: exclusion })
        : client.json<ResponseDetail>("DELETE", path);
    },
    exportAnswers: (surveyId, filter, format) =>
      client.bytes(`/surveys/${surveyId}/responses/export`, { ...filter, format }),
    people: (search) => pages<Person>("/people", { search }),
    addPerson: (body) => client.json<Person>("POST", "/people", { body }),
    webhooks: async () => (await client.json<{ data: Webhook[] }>("GET", "/webhooks")).data,
    async replayWebhook(webhookId, { since, which }) {
      const body = { since: since.toISOString(), which };
      const path = `/webhooks/${encodeURIComponent(webhookId)}/replay`;
      const { deliveries } = await client.json<{ deliveries: number }>("POST", path, { body });
      return deliveries;
    },
    imports: remoteImports((method, path, options) => client.json(method, path, options)),
    sendings: remoteSendings(client),
    told: remoteTold(client),
    chats: remoteChats(client),
  };
}
