import { previewAudience } from "../audiences/preview-audience.ts";
import { SHELL } from "../auth/add-user.ts";
import { listSegments } from "../people/segments.ts";
import { addMembers, createSending, deleteSending } from "../sendings/save-sending.ts";
import { getSending } from "../sendings/sending-queries.ts";
import { continueStart, startSending } from "../sendings/start-sending.ts";
import type { SendingDoor } from "./door.ts";
import type { Shell } from "./with-storage.ts";

/** Sendings of a workspace on this machine. The server sends what is due; a command alone writes it down. */
export function localSendings({ db }: Shell, workspaceId: string): SendingDoor {
  const actor = SHELL;
  return {
    segments: () => listSegments(db, { workspaceId, now: new Date() }),
    draft: (surveyId, sending) =>
      createSending(db, { workspaceId, surveyId, actor, now: new Date(), sending }),
    async addMembers(sendingId, personIds) {
      const members = personIds.map((personId) => ({ personId, properties: {} }));
      await addMembers(db, { workspaceId, sendingId, members, now: new Date() });
    },
    preview: (surveyId, { id: sendingId, audience, channel, rules }) =>
      previewAudience(db, {
        ...{ workspaceId, surveyId, sendingId, audience, channel, rules },
        now: new Date(),
      }),
    async start(sendingId, onProgress) {
      const asked = { workspaceId, sendingId };
      const started = await startSending(db, { ...asked, actor, now: new Date() });
      if (started.status !== "starting") return started;
      // A server may be at it too: whoever has the row writes, and the other goes on from there.
      while (await continueStart(db, asked, new Date())) onProgress(await getSending(db, asked));
      return getSending(db, asked);
    },
    discard: (sendingId) => deleteSending(db, { workspaceId, sendingId }),
  };
}
