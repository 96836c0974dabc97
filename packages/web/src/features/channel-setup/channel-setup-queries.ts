import { queryOptions } from "@tanstack/react-query";
import { workspaceKey } from "../../here/queries.ts";
import { api, ask } from "../../request/api.ts";

const key = (workspace: string, channel: string) =>
  [...workspaceKey(workspace), "channel-setup", channel] as const;

/** Asked again now and then: a server that was down may have come back. */
const WATCH_MS = 15_000;

export function mailServerQuery(workspace: string) {
  return queryOptions({
    queryKey: key(workspace, "email"),
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/channels/email", { signal })),
    refetchInterval: WATCH_MS,
  });
}

export function smsQuery(workspace: string) {
  return queryOptions({
    queryKey: key(workspace, "sms"),
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/channels/sms", { signal })),
    refetchInterval: WATCH_MS,
  });
}

export function telegramQuery(workspace: string) {
  return queryOptions({
    queryKey: key(workspace, "telegram"),
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/channels/telegram", { signal })),
    refetchInterval: WATCH_MS,
  });
}

export function mailInQuery(workspace: string) {
  return queryOptions({
    queryKey: key(workspace, "answers"),
    queryFn: ({ signal }) => ask(api(workspace).GET("/api/v1/mail-in", { signal })),
    // A test that goes round is back within moments.
    refetchInterval: (query) => {
      const { hook, mailbox, listener } = query.state.data ?? {};
      const isUnderWay = [hook, mailbox, listener].some((way) => way?.test?.cameBackAt === null);
      return isUnderWay ? WATCH_MS / 5 : WATCH_MS;
    },
  });
}
