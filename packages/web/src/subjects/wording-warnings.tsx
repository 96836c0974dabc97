import { keepPreviousData, useQuery } from "@tanstack/react-query";
import Lightbulb from "lucide-react/icons/lightbulb";
import { useEffect, useState } from "react";
import { useHere } from "../here/workspace-context.tsx";
import { useMessages, useOpenMessages } from "../language/language-context.tsx";
import { api, ask } from "../request/api.ts";

/** How long the fingers must rest before the wording is checked. */
const REST_MS = 600;

/**
 * What is wrong with the wording of a question, or, of any other text, the sentences that beg for the best score. Advice,
 * never a refusal.
 */
export function WordingWarnings({
  text,
  language,
  of,
}: {
  text: string;
  language: string;
  of: "question" | "text";
}) {
  const t = useMessages("web-surveys");
  const warning = useOpenMessages("web-surveys");
  const { workspace } = useHere();
  const [rested, setRested] = useState(text);
  useEffect(() => {
    const timer = setTimeout(() => setRested(text), REST_MS);
    return () => clearTimeout(timer);
  }, [text]);
  const check = useQuery({
    queryKey: ["wording", of, language, rested],
    queryFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/wording-check", {
          body: { text: rested.slice(0, 10_000), language, of },
        }),
      ),
    enabled: rested.trim() !== "",
    placeholderData: keepPreviousData,
    staleTime: Number.POSITIVE_INFINITY,
  });
  const warnings = check.data?.warnings ?? [];
  if (warnings.length === 0) return null;
  return (
    <ul
      aria-label={t("wording")}
      className="mt-2 space-y-1.5 rounded-lg border border-detractor/30 bg-detractor-soft p-3 text-sm"
    >
      {warnings.map((one) => (
        <li key={one.code + one.evidence} className="flex items-start gap-2">
          <Lightbulb aria-hidden className="mt-0.5 size-4 shrink-0 text-detractor" />
          <span>{warning(`wording.${one.code}`, { evidence: one.evidence }) ?? one.evidence}</span>
        </li>
      ))}
    </ul>
  );
}
