import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { mailInQuery } from "./channel-setup-queries.ts";
import { HookWay } from "./hook-way.tsx";
import { MailboxWay } from "./mailbox-way.tsx";
import { RefusedMails } from "./refused-mails.tsx";
import { StrangersCard } from "./strangers-card.tsx";
import { WayCard } from "./way-card.tsx";

/** How answers by mail come back: a domain whose mail a service hands over, a mailbox of one's own, the server's listener. */
export function AnswersPart() {
  const t = useMessages("web-channel-setup");
  const { workspace } = useHere();
  const state = useQuery(mailInQuery(workspace.id));
  return (
    <Loaded query={state}>
      {(mailIn) => (
        <div className="space-y-4">
          <section aria-label={t("answers.status")} className="card p-4 sm:p-6">
            <h2 className="font-semibold">{t("answers.status")}</h2>
            <p className="mt-1 max-w-prose text-muted">{t(`answers.active.${mailIn.active}`)}</p>
            {mailIn.canTest ? null : (
              <p className="mt-2 max-w-prose text-sm text-muted">{t("answers.noMail")}</p>
            )}
          </section>
          <RefusedMails mailIn={mailIn} />
          {mailIn.listener ? (
            <WayCard
              way="listener"
              mailIn={mailIn}
              came={mailIn.listener}
              says={t("answers.listener.says", { address: mailIn.listener.address })}
            />
          ) : null}
          <HookWay key={`hook ${mailIn.hook?.provider}`} mailIn={mailIn} />
          <MailboxWay key={`mailbox ${mailIn.mailbox?.host}`} mailIn={mailIn} />
          {mailIn.active === "none" ? null : <StrangersCard mailIn={mailIn} />}
        </div>
      )}
    </Loaded>
  );
}
