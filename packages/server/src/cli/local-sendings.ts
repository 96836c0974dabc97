import { previewAudience } from "../audiences/preview-audience.ts";
import { SHELL } from "../auth/add-user.ts";
import { listSegments } from "../people/segments.ts";
import { startSending } from "../sendings/run-sending.ts";
import { addMembers, createSending, deleteSending } from "../sendings/save-sending.ts";
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
    start: (sendingId) => startSending(db, { workspaceId, sendingId, actor, now: new Date() }),
    discard: (sendingId) => deleteSending(db, { workspaceId, sendingId }),
  };
}
