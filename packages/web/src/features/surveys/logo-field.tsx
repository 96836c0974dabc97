import type { Survey } from "@candor/contract/survey.ts";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useRef } from "react";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { useToast } from "../../parts/toast.tsx";
import { api, ask } from "../../request/api.ts";
import { pictureAsPng, UnreadablePicture } from "./picture-as-png.ts";

/** A logo of one's own: chosen from a file, made small and plain here, and written anew by the server. */
export function LogoField({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const { workspace } = useHere();
  const client = useQueryClient();
  const toast = useToast();
  const input = useRef<HTMLInputElement>(null);
  const one = { params: { path: { surveyId: survey.id } } };
  const { logoUrl } = survey.brand;
  const show = (brand: Survey["brand"]) =>
    client.setQueryData<Survey[]>(["workspace", workspace.id, "surveys"], (all) =>
      all?.map((known) => (known.id === survey.id ? { ...known, brand } : known)),
    );
  const upload = useMutation({
    mutationFn: async (file: File) => {
      const png = await pictureAsPng(file);
      return ask(
        api(workspace.id).PUT("/api/v1/surveys/{surveyId}/logo", { ...one, body: { png } }),
      );
    },
    onSuccess: (brand) => {
      show(brand);
      toast({ message: t("logo.saved") });
    },
  });
  const remove = useMutation({
    mutationFn: () => ask(api(workspace.id).DELETE("/api/v1/surveys/{surveyId}/logo", one)),
    onSuccess: show,
  });
  const isUnreadable = upload.error instanceof UnreadablePicture;
  return (
    <div>
      <p className="mb-1.5 text-sm font-medium">{t("logo")}</p>
      <div className="flex flex-wrap items-center gap-3">
        {logoUrl ? (
          <span className="flex h-16 max-w-full items-center overflow-hidden rounded-lg border border-line bg-white px-3">
            <img src={logoUrl} alt={survey.subject} className="h-10 w-auto max-w-full" />
          </span>
        ) : (
          <span className="text-sm text-muted">{t("logo.none")}</span>
        )}
        <input
          ref={input}
          type="file"
          accept="image/png,image/jpeg,image/webp,image/svg+xml,image/gif"
          className="sr-only"
          aria-label={t("logo")}
          tabIndex={-1}
          onChange={(event) => {
            const file = event.target.files?.[0];
            event.target.value = "";
            if (file) upload.mutate(file);
          }}
        />
        <Button busy={upload.isPending} onClick={() => input.current?.click()}>
          {logoUrl ? t("logo.replace") : t("logo.choose")}
        </Button>
        {logoUrl ? (
          <Button look="quiet" busy={remove.isPending} onClick={() => remove.mutate()}>
            {t("logo.remove")}
          </Button>
        ) : null}
      </div>
      <p className="mt-1.5 text-sm text-muted">{t("logo.hint")}</p>
      {isUnreadable ? (
        <p role="alert" className="mt-1.5 text-sm text-alarm">
          {t("logo.unreadable")}
        </p>
      ) : (
        <ErrorNotice error={upload.error ?? remove.error} className="mt-2" />
      )}
    </div>
  );
}
