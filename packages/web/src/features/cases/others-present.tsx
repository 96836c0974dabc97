import { useQuery } from "@tanstack/react-query";
import Eye from "lucide-react/icons/eye";
import { useEffect, useRef } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { api, ask } from "../../request/api.ts";
import { casesKey } from "./case-queries.ts";

/** Whoever says nothing for 30 seconds is gone; a screen that is looked at says so more often. */
const SAY_AGAIN_MS = 10_000;
/** So long after the last key somebody still types. */
const TYPES_MS = 8_000;

/** Who else looks at this conversation or writes in it. Nobody is kept from writing. */
export function OthersPresent({ conversationId, text }: { conversationId: string; text: string }) {
  const t = useMessages("web-cases");
  const { workspace } = useHere();
  const typed = useRef({ text, at: Number.NEGATIVE_INFINITY });
  const say = (doing: "looks" | "types" | "left") =>
    ask(
      api(workspace.id).POST("/api/v1/conversations/{conversationId}/presence", {
        params: { path: { conversationId } },
        body: { doing },
      }),
    );
  const others = useQuery({
    queryKey: [...casesKey(workspace.id), "presence", conversationId],
    queryFn: () => say(Date.now() - typed.current.at < TYPES_MS ? "types" : "looks"),
    refetchInterval: SAY_AGAIN_MS,
    // A screen nobody looks at says nothing.
    refetchIntervalInBackground: false,
    staleTime: 0,
    gcTime: 0,
  });
  const { refetch } = others;
  useEffect(() => {
    if (typed.current.text === text) return;
    const began = Date.now() - typed.current.at >= TYPES_MS;
    typed.current = { text, at: Date.now() };
    if (began) void refetch();
  }, [text, refetch]);
  const leave = useRef(() => {});
  leave.current = () => {
    say("left").catch(() => {
      // They are gone in half a minute by themselves.
    });
  };
  useEffect(() => () => leave.current(), []);
  const there = others.data?.data ?? [];
  return (
    <p role="status" className="mt-2 flex items-center gap-2 text-sm text-muted empty:hidden">
      {there.length > 0 ? (
        <>
          <Eye aria-hidden className="size-4 shrink-0" />
          <span className="wrap-anywhere">
            {there.map(({ name, doing }) => t(`present.${doing}`, { name })).join(" · ")}
          </span>
        </>
      ) : null}
    </p>
  );
}
