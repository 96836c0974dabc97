import type { RemovalReason, TestimonialDetail } from "@candor/contract/testimonial.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { TextArea, TextField } from "../../parts/field.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import { SaveForm, useDraft } from "../../parts/save-form.tsx";
import { api, ask } from "../../request/api.ts";
import { testimonialsKey } from "../../subjects/praise-queries.ts";

const PLACES = ["page", "embed"] as const;
const REASONS = [
  "author_asked",
  "personal_data",
  "wrong_author",
  "not_true_any_more",
  "law",
] as const satisfies RemovalReason[];

/** One testimonial: what is asked, what its author agreed to word for word, and what can be done next. */
export function OneTestimonial({ one }: { one: TestimonialDetail }) {
  const t = useMessages("web-praise");
  const format = useFormat();
  const over = one.state === "refused" || one.state === "withdrawn";
  return (
    <section className="card space-y-4 p-4 sm:p-5" aria-label={t("one")}>
      <div className="flex flex-wrap items-center justify-between gap-2">
        <h2 className="font-semibold">{t(`state.${one.state}`)}</h2>
        <span className="flex flex-wrap items-center gap-x-3 text-sm">
          <PersonChip person={{ name: one.personName, email: null }} personId={one.personId} />
          {one.responseId ? (
            <Link
              to="/responses"
              search={(view) => ({ ...carried(view), response: one.responseId ?? undefined })}
              className="link"
            >
              {t("one.answer")}
            </Link>
          ) : null}
        </span>
      </div>
      <p className="text-sm text-muted">{t(`state.${one.state}.lead`)}</p>
      {one.rewarded ? <p className="text-sm">{t("one.rewarded")}</p> : null}
      {over ? (
        <blockquote
          className="border-s-2 border-line ps-3 whitespace-pre-line wrap-anywhere"
          dir="auto"
        >
          {one.text}
        </blockquote>
      ) : (
        <Words one={one} />
      )}
      {over ? null : <Acts one={one} />}
      {one.consent ? (
        <div className="rounded-lg bg-sunken p-3 text-sm">
          <p className="font-medium">{t("consent", { when: format.moment(one.consent.at) })}</p>
          <p className="mt-1 whitespace-pre-line wrap-anywhere" dir="auto">
            “{one.consent.text}” {one.consent.shownAs}
          </p>
          <p className="mt-1 text-muted" lang={one.consent.language} dir="auto">
            {one.consent.sentence}
          </p>
          <p className="mt-1 text-muted">
            {one.consent.places.map((place) => t(`place.${place}`)).join(", ")}
          </p>
        </div>
      ) : null}
      <ul className="text-sm text-muted">
        {one.events.map(({ at, by, kind }) => (
          <li key={`${at} ${kind}`}>
            {t(`event.${kind}`, { who: by === "author" ? t("author") : by })}, {format.moment(at)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function useRefresh() {
  const { workspace } = useHere();
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: testimonialsKey(workspace.id) });
}

function Words({ one }: { one: TestimonialDetail }) {
  const t = useMessages("web-praise");
  const { workspace } = useHere();
  const refresh = useRefresh();
  const { draft, isDirty, change, reset } = useDraft({
    text: one.text,
    shownAs: one.shownAs,
    places: one.places,
  });
  const save = useMutation({
    mutationFn: () =>
      ask(
        api(workspace.id).PATCH("/api/v1/testimonials/{testimonialId}", {
          params: { path: { testimonialId: one.id } },
          body: { ...draft, version: one.version },
        }),
      ),
    onSuccess: refresh,
  });
  const agreed = one.state === "given" || one.state === "published";
  return (
    <SaveForm save={save} dirty={isDirty} onDiscard={reset} onSave={() => save.mutate()}>
      <TextArea
        required
        label={t("one.text")}
        hint={agreed ? t("one.asksAgain") : undefined}
        maxLength={2000}
        value={draft.text}
        onChange={(event) => change({ text: event.target.value })}
      />
      <TextField
        required
        label={t("one.shownAs")}
        maxLength={100}
        value={draft.shownAs}
        onChange={(event) => change({ shownAs: event.target.value })}
      />
      <fieldset>
        <legend className="text-sm font-medium">{t("one.places")}</legend>
        {PLACES.map((place) => (
          <label key={place} className="flex min-h-11 items-center gap-3 text-sm">
            <input
              type="checkbox"
              className="size-5 shrink-0"
              checked={draft.places.includes(place)}
              onChange={(event) =>
                change({
                  places: PLACES.filter((other) =>
                    other === place ? event.target.checked : draft.places.includes(other),
                  ),
                })
              }
            />
            {t(`place.${place}`)}
          </label>
        ))}
      </fieldset>
    </SaveForm>
  );
}

/** Ask, publish, take down: only what can be done now. */
function Acts({ one }: { one: TestimonialDetail }) {
  const t = useMessages("web-praise");
  const { workspace } = useHere();
  const refresh = useRefresh();
  const [reason, setReason] = useState<RemovalReason>("author_asked");
  const params = { path: { testimonialId: one.id } };
  const act = useMutation({
    mutationFn: async (what: "ask" | "publish" | "withdraw") => {
      const door = api(workspace.id);
      switch (what) {
        case "ask":
          return ask(door.POST("/api/v1/testimonials/{testimonialId}/ask", { params, body: {} }));
        case "publish":
          return ask(
            door.POST("/api/v1/testimonials/{testimonialId}/publish", { params, body: {} }),
          );
        case "withdraw":
          return ask(
            door.POST("/api/v1/testimonials/{testimonialId}/withdraw", {
              params,
              body: { reason },
            }),
          );
      }
    },
    onSuccess: refresh,
  });
  return (
    <div className="space-y-3">
      <div className="flex flex-wrap items-end gap-2">
        {one.state === "draft" || one.state === "asked" ? (
          <Button look="strong" busy={act.isPending} onClick={() => act.mutate("ask")}>
            {t(one.state === "asked" ? "ask.again" : "ask")}
          </Button>
        ) : null}
        {one.state === "given" ? (
          <Button look="strong" busy={act.isPending} onClick={() => act.mutate("publish")}>
            {t("publish")}
          </Button>
        ) : null}
      </div>
      <div className="flex flex-wrap items-end gap-2">
        <ChoiceField
          label={t("withdraw.reason")}
          options={REASONS.map((value) => ({ value, label: t(`reason.${value}`) }))}
          value={reason}
          onChange={setReason}
        />
        <Button look="quiet" busy={act.isPending} onClick={() => act.mutate("withdraw")}>
          {t("withdraw")}
        </Button>
      </div>
      <ErrorNotice error={act.error} />
    </div>
  );
}
