/** What background processes do about announcements, for tests. */
import { announcementMayLeave } from "../announcements/announcement-letters.ts";
import { announcementCarrier } from "../announcements/carry-announcements.ts";
import { letterMail, lettersOf, telegramTelling } from "../app/letter-mail.ts";
import { letterWorker } from "../conversations/send-letters.ts";
import type { TestServer } from "./test-server.ts";

/** Letters are written, leave, and the announcement sees what became of them. */
export async function tellNow(
  { services, workspaceId }: Pick<TestServer, "services" | "workspaceId">,
  clock: () => Date = () => new Date(),
): Promise<void> {
  const { db, secret, config, asking, letters: news, outbox } = services;
  const onError = (error: unknown) => {
    throw error;
  };
  const carrier = announcementCarrier({
    ...{ db, news: outbox.announcements, clock },
    mailOf: (id) => lettersOf(asking, id),
    telegram: telegramTelling(services, "test"),
  });
  const letters = letterWorker({
    ...{ db, secret, publicUrl: config.publicUrl, mail: letterMail(asking), news, clock },
    ...{ mayLeave: announcementMayLeave(), worker: "test", onError },
  });
  const turn = { workspaceId, lane: "", signal: new AbortController().signal };
  for (const worker of [carrier, letters, carrier]) await worker.takeTurn(turn);
}
