import type { LiveEvent } from "@candor/contract/score.ts";
import { useQueryClient } from "@tanstack/react-query";
import { useEffect } from "react";
import { numbersKey } from "./numbers.ts";

/** How long answers that come together are gathered before the numbers are asked again. */
const GATHER_MS = 300;

/**
 * Keeps the numbers of a workspace live: an answer anywhere makes what is on the screen ask again,
 * the first at once, a stream of them at most every 300 ms. No timer asks otherwise. After the line
 * was lost everything is asked again, since events may have been missed.
 */
export function useLive(workspace: string): void {
  const client = useQueryClient();
  useEffect(() => {
    const source = new EventSource(`/api/v1/live?workspace=${encodeURIComponent(workspace)}`);
    const waiting = new Set<string>();
    let timer: ReturnType<typeof setTimeout> | undefined;
    let last = Number.NEGATIVE_INFINITY;
    let lost = false;

    const ask = () => {
      timer = undefined;
      last = performance.now();
      for (const survey of waiting) {
        void client.invalidateQueries({ queryKey: numbersKey({ workspace, survey }) });
      }
      waiting.clear();
      void client.invalidateQueries({ queryKey: ["workspace", workspace, "surveys"] });
    };
    source.addEventListener("answers", (event) => {
      const live = readEvent(event.data);
      if (!live) return;
      waiting.add(live.surveyId);
      timer ??= setTimeout(ask, Math.max(0, last + GATHER_MS - performance.now()));
    });
    // Somebody turned a page: the wall follows the phone.
    source.addEventListener("meeting", () => {
      void client.invalidateQueries({ queryKey: ["workspace", workspace, "meetings"] });
    });
    // Somebody wrote in a chat, or sat down at the desk.
    source.addEventListener("chat", () => {
      void client.invalidateQueries({ queryKey: ["workspace", workspace, "cases"] });
    });
    const lookAgain = () => void client.invalidateQueries({ queryKey: ["workspace", workspace] });
    // The server lost sight of what happened, or told faster than this screen could read.
    source.addEventListener("lookAgain", lookAgain);
    source.onerror = () => {
      lost = true;
      // Refused for good: the session or the membership is over, as the next question will be told.
      if (source.readyState === EventSource.CLOSED) lookAgain();
    };
    source.onopen = () => {
      if (lost) lookAgain();
      lost = false;
    };
    return () => {
      source.close();
      clearTimeout(timer);
    };
  }, [workspace, client]);
}

function readEvent(data: unknown): LiveEvent | undefined {
  try {
    return JSON.parse(String(data)) as LiveEvent;
  } catch {
    return undefined;
  }
}
