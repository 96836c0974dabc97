import { setTimeout as sleep } from "node:timers/promises";
import type { AudiencePreview } from "@candor/contract/audience.ts";
import type { Segment } from "@candor/contract/person.ts";
import type { Sending } from "@candor/contract/sending.ts";
import type { SendingDoor } from "./door.ts";
import type { RemoteClient } from "./remote-client.ts";

const LOOK_EVERY_MS = 500;

/** Sendings of a workspace elsewhere; the key needs the scope `send`. */
export function remoteSendings(client: RemoteClient): SendingDoor {
  return {
    segments: async () => (await client.json<{ data: Segment[] }>("GET", "/segments")).data,
    draft: (surveyId, body) =>
      client.json<Sending>("POST", `/surveys/${surveyId}/sendings`, { body }),
    async addMembers(sendingId, personIds) {
      const members = personIds.map((personId) => ({ personId }));
      await client.json("POST", `/sendings/${sendingId}/members`, { body: { members } });
    },
    preview: (surveyId, { id: sendingId, audience, channel }) =>
      client.json<AudiencePreview>("POST", `/surveys/${surveyId}/audience/preview`, {
        body: { audience, channel, sendingId },
      }),
    async start(sendingId, onProgress) {
      let now = await client.json<Sending>("POST", `/sendings/${sendingId}/start`);
      while (now.status === "starting") {
        await sleep(LOOK_EVERY_MS);
        now = await client.json<Sending>("GET", `/sendings/${sendingId}`);
        onProgress(now);
      }
      return now;
    },
    async discard(sendingId) {
      await client.json("DELETE", `/sendings/${sendingId}`);
    },
  };
}
