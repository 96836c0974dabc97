import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useLanguage, useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { SelectField, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { api, ask } from "../../request/api.ts";
import { segmentsQuery } from "../../subjects/people-queries.ts";
import { offersKey, reachQuery } from "./offer-queries.ts";

const LANGUAGES = ["en", "ru", "lv", "sv"] as const;

/** A new offer: what, for whom with how many that are now, how many codes, until when. */
export function NewOffer() {
  const t = useMessages("web-offers");
  const { language } = useLanguage();
  const { workspace } = useHere();
  const client = useQueryClient();
  const [title, setTitle] = useState<Partial<Record<string, string>>>({});
  const [segmentId, setSegmentId] = useState("");
  const [lastDay, setLastDay] = useState("");
  const [most, setMost] = useState("");
  const [points, setPoints] = useState("");
  const [waits, setWaits] = useState(true);
  const [fetched, setFetched] = useState(false);
  const segments = useQuery(segmentsQuery(workspace.id));
  const reach = useQuery(reachQuery(workspace.id, segmentId, waits));
  const words = Object.entries(title).flatMap(([tag, text]) =>
    text?.trim() ? [[tag, text.trim()] as const] : [],
  );
  const make = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).POST("/api/v1/offers", {
          body: {
            title: Object.fromEntries(words),
            audience: { segmentId: segmentId || null },
            // The whole of the last day is in it, where the colleague is.
            endsAt: lastDay ? new Date(`${lastDay}T23:59:59`).toISOString() : null,
            mostCodes: most ? Number(most) : null,
            points: points ? Number(points) : 0,
            waitsForCases: waits,
            fetched,
          },
        }),
      ),
    onSuccess: () => {
      setTitle({});
      void client.invalidateQueries({ queryKey: offersKey(workspace.id) });
    },
  });
  const first = LANGUAGES.find((tag) => tag === language) ?? "en";
  return (
    <form
      aria-label={t("new")}
      className="card mt-4 max-w-3xl space-y-4 p-4 sm:p-5"
      onSubmit={(event) => {
        event.preventDefault();
        if (words.length > 0 && !make.isPending) make.mutate();
      }}
    >
      <h2 className="font-semibold">{t("new")}</h2>
      <div className="grid gap-4 sm:grid-cols-2">
        {[first, ...LANGUAGES.filter((tag) => tag !== first)].map((tag) => (
          <TextField
            key={tag}
            label={t(`title.${tag}`)}
            maxLength={500}
            value={title[tag] ?? ""}
            onChange={(event) => setTitle({ ...title, [tag]: event.target.value })}
          />
        ))}
        <SelectField
          label={t("who")}
          hint={
            <Link
              to="/people/segments/$segmentId"
              params={{ segmentId: "new" }}
              search={carried}
              className="link"
            >
              {t("who.make")}
            </Link>
          }
          value={segmentId}
          onChange={(event) => setSegmentId(event.target.value)}
        >
          <option value="">{t("who.everybody")}</option>
          {segments.data?.map(({ id, name }) => (
            <option key={id} value={id}>
              {name}
            </option>
          ))}
        </SelectField>
        <TextField
          type="date"
          label={t("lastDay")}
          value={lastDay}
          onChange={(event) => setLastDay(event.target.value)}
        />
        <TextField
          type="number"
          min="1"
          step="1"
          label={t("most")}
          value={most}
          onChange={(event) => setMost(event.target.value)}
        />
        <TextField
          type="number"
          min="0"
          step="1"
          label={t("points")}
          value={points}
          onChange={(event) => setPoints(event.target.value)}
        />
      </div>
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-4.5 shrink-0"
          checked={waits}
          onChange={(event) => setWaits(event.target.checked)}
        />
        {t("waits")}
      </label>
      <label className="flex min-h-11 items-center gap-2.5 text-sm">
        <input
          type="checkbox"
          className="size-4.5 shrink-0"
          checked={fetched}
          onChange={(event) => setFetched(event.target.checked)}
        />
        {t("fetched")}
      </label>
      <p role="status" className="text-sm">
        {reach.data && !reach.error
          ? t("reach", { n: reach.data.people, waiting: reach.data.leftOut.openCase })
          : null}
      </p>
      <ErrorNotice error={reach.error ?? make.error} />
      <p className="text-sm text-muted">{t("never")}</p>
      <Button type="submit" busy={make.isPending} disabled={words.length === 0 || reach.isError}>
        {t("make")}
      </Button>
    </form>
  );
}
