import type { Sending } from "@candor/contract/sending.ts";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useMessages } from "../../language/language-context.tsx";
import { usePlanWords } from "./plan-words.ts";
import { Progress } from "./progress.tsx";
import { RunButtons } from "./run-buttons.tsx";
import { StartingProgress } from "./starting-progress.tsx";
import { StatusMark } from "./status-mark.tsx";

/** One sending in the list: what it is, how far it is, and its brakes. */
export function SendingCard({ sending }: { sending: Sending }) {
  const t = useMessages("web-asking");
  const planWords = usePlanWords();
  return (
    <li className="card flex min-w-0 flex-col gap-4 p-4 sm:p-5">
      <div className="flex items-start justify-between gap-3">
        <div className="min-w-0">
          <h2 className="text-lg font-semibold wrap-anywhere">
            <Link
              to="/asking/sendings/$sendingId"
              params={{ sendingId: sending.id }}
              search={carried}
              className="hover:underline"
            >
              {sending.name}
            </Link>
          </h2>
          <p className="text-sm text-muted wrap-anywhere">
            {[
              t(`channel.${sending.channel}`),
              t(`who.${sending.audience.who}`),
              planWords(sending.plan, sending.audience),
            ].join(" · ")}
          </p>
        </div>
        <StatusMark status={sending.status} />
      </div>
      {sending.status === "draft" ? (
        <p className="text-sm text-muted">{t("ofDraft")}</p>
      ) : sending.starting ? (
        <StartingProgress starting={sending.starting} />
      ) : (
        <Progress counts={sending.counts} />
      )}
      <RunButtons sending={sending} />
    </li>
  );
}
