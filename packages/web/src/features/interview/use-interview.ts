import type { Call } from "@candor/contract/interview.ts";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { ApiError } from "../../request/api-error.ts";
import type { Heard } from "./conversation.tsx";
import { callsQuery, interviewKey, takeCall } from "./interview-queries.ts";
import { keep, onSent, sendKeptAs, useKept } from "./kept.ts";
import { newId } from "./new-id.ts";
import type { Ended } from "./outcome-form.tsx";
import { useTakenCalls } from "./taken-calls.ts";
import { useNow } from "./use-now.ts";

/** The call list as this colleague sees it, and what can be done with a call, with or without a line. */
export function useInterview(surveyId: string) {
  const { me, workspace } = useHere();
  const client = useQueryClient();
  const query = callsQuery(workspace.id, surveyId);
  const list = useQuery(query);
  const kept = useKept();
  const { taken, add, remove } = useTakenCalls(surveyId, useNow());
  useEffect(() => sendKeptAs(me.user.id), [me.user.id]);
  useEffect(
    () =>
      onSent(({ invitationId }) => {
        // Before it leaves the queue, lest the person stands on the list again for a moment.
        client.setQueryData(callsQuery(workspace.id, surveyId).queryKey, (before) =>
          before
            ? { ...before, data: before.data.filter((c) => c.invitationId !== invitationId) }
            : before,
        );
        void client.invalidateQueries({ queryKey: interviewKey(workspace.id, surveyId) });
      }),
    [client, workspace.id, surveyId],
  );

  const ended = new Set(kept.map(({ invitationId }) => invitationId));
  const mine = taken.filter((call) => !ended.has(call.invitationId));
  const mineIds: ReadonlySet<string> = new Set(mine.map((call) => call.invitationId));
  const due = (list.data?.data ?? []).filter(
    ({ invitationId }) => !ended.has(invitationId) && !mineIds.has(invitationId),
  );

  /** @throws {ApiError} 409 when a colleague has it. */
  async function take(call: Call): Promise<void> {
    if (mineIds.has(call.invitationId)) return;
    try {
      add(navigator.onLine ? await takeCall(workspace.id, call) : call);
    } catch (error) {
      if (!(error instanceof ApiError) || error.status !== 0) {
        void list.refetch();
        throw error;
      }
      add(call);
    }
  }

  function keepOne(what: {
    path: string;
    body: Record<string, unknown>;
    call: Call | null;
    when: "at" | "answeredAt";
    who: string;
  }): void {
    const now = new Date();
    const id = newId(now.getTime());
    keep({
      id,
      by: me.user.id,
      workspace: workspace.id,
      path: `/api/v1/surveys/${surveyId}/interview/${what.path}`,
      body: { id, ...what.body },
      invitationId: what.call?.invitationId ?? null,
      who: what.who,
      at: now.toISOString(),
      when: what.when,
      refused: null,
    });
    if (what.call) remove(what.call.invitationId);
  }

  return {
    list,
    calls: [...mine, ...due],
    mineIds,
    promisedDue: due.filter((call) => call.isCallBack),
    take,
    heard(call: Call | null, { score, comment, language, answers }: Heard, who: string): void {
      keepOne({
        path: "answers",
        body: {
          channel: call ? "phone" : "in_person",
          ...(call ? { invitationId: call.invitationId } : {}),
          score,
          ...(comment === "" ? {} : { comment }),
          answers,
          language,
        },
        call,
        when: "answeredAt",
        who,
      });
    },
    ended(call: Call, ended: Ended, who: string): void {
      const path = `calls/${call.invitationId}/end`;
      keepOne({ path, body: ended, call, when: "at", who });
    },
  };
}
