import type { AnnouncementAudience, AnnouncementTexts } from "@candor/contract/announcement.ts";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { previewQuery } from "./announcement-queries.ts";
import { useReasonName } from "./reason-name.ts";

/** Who hears it and who does not, and the letter of one of them, as the words stand at this moment. */
export function LetterPreview({
  announcementId,
  wanted,
}: {
  announcementId: string;
  wanted: { texts: AnnouncementTexts; audience: AnnouncementAudience };
}) {
  const t = useMessages("web-announcements");
  const format = useFormat();
  const { workspace } = useHere();
  const reasonName = useReasonName();
  const [personId, setPersonId] = useState<string | null>(null);
  const query = useQuery(previewQuery(workspace.id, announcementId, { ...wanted, personId }));
  return (
    <section className="card p-4 sm:p-5" aria-label={t("preview")}>
      <h2 className="font-semibold">{t("preview")}</h2>
      <Loaded query={query} ghost={<GhostRows rows={5} />}>
        {({
          reachable,
          people,
          unknown,
          languages,
          channels,
          leftOut,
          incomplete,
          some,
          letter,
        }) => (
          <>
            <p className="mt-1 text-sm">
              {t("preview.people", { reachable, people })}{" "}
              {languages
                .map((one) => `${format.languageName(one.language)} ${format.count(one.people)}`)
                .join(" · ")}
            </p>
            <ul className="mt-1 space-y-0.5 text-sm text-muted">
              {leftOut.map(({ reason, people: n }) => (
                <li key={reason}>{t("preview.leftOut", { n, reason: reasonName(reason) })}</li>
              ))}
              {channels.some(({ channel }) => channel === "telegram") ? (
                <li>
                  {channels
                    .map((one) => `${t(`channel.${one.channel}`)} ${format.count(one.people)}`)
                    .join(" · ")}
                </li>
              ) : null}
              {unknown > 0 ? <li>{t("preview.unknown", { n: unknown })}</li> : null}
            </ul>
            {incomplete > 0 ? (
              <p className="mt-2 text-sm text-alarm">
                {t("preview.incomplete", { n: incomplete })}
              </p>
            ) : null}
            {letter === null ? (
              <p className="mt-3 text-sm">{t("preview.nobody")}</p>
            ) : (
              <>
                <ChoiceField
                  className="mt-3"
                  label={t("preview.of")}
                  options={some.map((one) => ({
                    value: one.personId,
                    label: `${one.name ?? t("nameless")} (${format.languageName(one.language)})`,
                  }))}
                  value={letter.personId}
                  onChange={setPersonId}
                />
                <article
                  lang={letter.language}
                  dir="auto"
                  aria-label={t("preview.letter")}
                  className="mt-3 rounded-lg border border-line bg-sunken p-4 text-sm"
                >
                  <p className="mb-3 font-semibold wrap-anywhere">{letter.subject}</p>
                  <p className="whitespace-pre-line wrap-anywhere">{letter.text}</p>
                </article>
                <p className="mt-2 text-sm text-muted">{t("preview.footer")}</p>
              </>
            )}
          </>
        )}
      </Loaded>
    </section>
  );
}
