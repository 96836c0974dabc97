import type { NoticeSetting } from "@candor/contract/notice.ts";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Loaded } from "../../parts/loaded.tsx";
import { ErrorNotice, Remark } from "../../parts/notice.tsx";
import { PageHead } from "../../parts/page.tsx";
import { api, ask } from "../../request/api.ts";
import { noticeSettingsQuery } from "./team-queries.ts";

/** Of what you are told, in the product and by mail; each tick takes effect at once. */
export function NoticeSettingsScreen() {
  const t = useMessages("web-teams");
  const w = useMessages("web");
  const { workspace } = useHere();
  const client = useQueryClient();
  const settings = useQuery(noticeSettingsQuery(workspace.id));
  const save = useMutation({
    mutationFn: (setting: NoticeSetting) =>
      ask(api(workspace.id).PUT("/api/v1/notice-settings", { body: { settings: [setting] } })),
    // The tick stands at once; it goes back when the server did not take it.
    onMutate: (setting) =>
      client.setQueryData(
        noticeSettingsQuery(workspace.id).queryKey,
        (before) =>
          before && {
            ...before,
            data: before.data.map((one) => (one.kind === setting.kind ? setting : one)),
          },
      ),
    onError: () =>
      client.invalidateQueries({ queryKey: noticeSettingsQuery(workspace.id).queryKey }),
    onSuccess: (saved) => client.setQueryData(noticeSettingsQuery(workspace.id).queryKey, saved),
  });
  return (
    <>
      <p className="mb-2 text-sm">
        <Link to="/notices" search={carried} className="link">
          {t("notices.back")}
        </Link>
      </p>
      <PageHead title={t("notices.settings")} lead={t("notices.lead")} />
      <Loaded query={settings}>
        {({ data, mailWorks }) => (
          <div className="card max-w-3xl p-4 sm:p-6">
            <table className="w-full text-sm">
              <caption className="sr-only">{t("notices.settings")}</caption>
              <thead>
                <tr className="text-start text-muted">
                  <th scope="col" className="pb-2 text-start font-medium">
                    {t("notices.when")}
                  </th>
                  <th scope="col" className="w-20 pb-2 font-medium">
                    {t("notices.inApp")}
                  </th>
                  <th scope="col" className="w-20 pb-2 font-medium">
                    {t("notices.byMail")}
                  </th>
                </tr>
              </thead>
              <tbody className="divide-y divide-line">
                {data.map((one) => (
                  <tr key={one.kind}>
                    <th scope="row" className="py-2 text-start font-normal">
                      {t(`kind.${one.kind}`)}
                    </th>
                    {(["inApp", "byMail"] as const).map((way) => (
                      <td key={way} className="text-center">
                        <label className="inline-grid min-h-11 min-w-11 place-items-center">
                          <input
                            type="checkbox"
                            className="size-5"
                            aria-label={`${t(`kind.${one.kind}`)}: ${t(`notices.${way}`)}`}
                            checked={one[way]}
                            disabled={way === "byMail" && !mailWorks}
                            onChange={(event) =>
                              save.mutate({ ...one, [way]: event.target.checked })
                            }
                          />
                        </label>
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
            {mailWorks ? null : <Remark>{t("notices.noMail")}</Remark>}
            <ErrorNotice error={save.error} className="mt-3" />
            <span role="status" className="text-sm text-muted">
              {save.isSuccess ? w("saved") : ""}
            </span>
          </div>
        )}
      </Loaded>
    </>
  );
}
