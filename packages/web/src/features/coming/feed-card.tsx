import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { feedQuery } from "./coming-queries.ts";

/** The same in one's own calendar: an address that is shown once, and taken back here. */
export function FeedCard() {
  const t = useMessages("web-coming");
  const format = useFormat();
  const { workspace } = useHere();
  const { language } = useLanguage();
  const client = useQueryClient();
  const feed = useQuery(feedQuery(workspace.id)).data;
  const [withNames, setWithNames] = useState(false);
  const [url, setUrl] = useState<string | null>(null);
  const refresh = () => client.invalidateQueries({ queryKey: feedQuery(workspace.id).queryKey });
  const make = useMutation({
    mutationFn: () =>
      ask(api(workspace.id).POST("/api/v1/calendar-feed", { body: { withNames, language } })),
    onSuccess: async (made) => {
      setUrl(made.url);
      await refresh();
    },
  });
  const revoke = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/calendar-feed", {})),
    onSuccess: async () => {
      setUrl(null);
      await refresh();
    },
  });
  return (
    <section className="card mt-4 max-w-3xl space-y-3 p-4 sm:p-5" aria-label={t("feed")}>
      <h2 className="font-semibold">{t("feed")}</h2>
      <p className="text-sm text-muted">{t("feed.lead")}</p>
      {url ? (
        <>
          <CopyField label={t("feed.url")} value={url} />
          <p className="text-sm">{t("feed.once")}</p>
        </>
      ) : null}
      {feed?.madeAt ? (
        <p className="text-sm">
          {t("feed.made", { when: format.moment(feed.madeAt) })}{" "}
          {feed.openedAt
            ? t("feed.opened", { when: format.moment(feed.openedAt) })
            : t("feed.unopened")}{" "}
          {feed.withNames ? t("feed.named") : t("feed.unnamed")}
        </p>
      ) : null}
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-5 shrink-0"
          checked={withNames}
          onChange={(event) => setWithNames(event.target.checked)}
        />
        {t("feed.withNames")}
      </label>
      <ErrorNotice error={make.error ?? revoke.error} />
      <div className="flex flex-wrap gap-2">
        <Button busy={make.isPending} onClick={() => make.mutate()}>
          {t(feed?.madeAt ? "feed.another" : "feed.make")}
        </Button>
        {feed?.madeAt ? (
          <Button look="quiet" busy={revoke.isPending} onClick={() => revoke.mutate()}>
            {t("feed.revoke")}
          </Button>
        ) : null}
      </div>
    </section>
  );
}
