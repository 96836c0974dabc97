import type { DelightedKeyCreated } from "@candor/contract/delighted.ts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { importsQuery } from "../../here/queries.ts";
import { carried } from "../../here/view.ts";
import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ChoiceField } from "../../parts/choice.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { Remark } from "../../parts/notice.tsx";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { CheckKey } from "./check-key.tsx";
import { CLIENTS, type Client, linesFor } from "./client-lines.ts";
import { KeyForm } from "./key-form.tsx";
import { Step } from "./step.tsx";

const FILES = ["unsubscribes", "bounces", "people", "responses"] as const;

/** From Delighted to here, step by step: the key, the files, the host name, webhooks and snippets, and whether it works. */
export function MovingScreen() {
  const t = useMessages("web-moving");
  const may = useMay();
  const [made, setMade] = useState<DelightedKeyCreated | null>(null);
  return (
    <SettingsFrame page="moving" lead={t("lead")}>
      {may.admin ? (
        <ol className="space-y-4">
          <Step number={1} title={t("key.title")} done={made !== null}>
            <KeyForm made={made} onMade={setMade} />
          </Step>
          <FilesStep />
          <HostStep base={made?.url ?? `${location.origin}/delighted/v1`} />
          <RestStep />
          <CheckKey made={made} />
        </ol>
      ) : (
        <Remark>{t("adminsOnly")}</Remark>
      )}
      <p className="mt-5 text-sm text-muted">{t("differs")}</p>
    </SettingsFrame>
  );
}

function FilesStep() {
  const t = useMessages("web-moving");
  const { workspace } = useHere();
  const imports = useQuery(importsQuery(workspace.id));
  const done = imports.data?.some((one) => one.status === "done") ?? false;
  return (
    <Step number={2} title={t("files.title")} done={done}>
      <p className="max-w-prose text-sm text-muted">{t("files.text")}</p>
      <ol className="mt-2 list-decimal ps-5 text-sm">
        {FILES.map((file) => (
          <li key={file}>{t(`files.${file}`)}</li>
        ))}
      </ol>
      <Link to="/imports" search={carried} className="button button--plain mt-3">
        {t("files.open")}
      </Link>
    </Step>
  );
}

function HostStep({ base }: { base: string }) {
  const t = useMessages("web-moving");
  const [client, setClient] = useState<Client>("node");
  return (
    <Step number={3} title={t("host.title")}>
      <p className="max-w-prose text-sm text-muted">{t("host.text")}</p>
      <div className="mt-3 space-y-3">
        <CopyField label={t("host.base")} value={base} />
        <ChoiceField
          label={t("host.client")}
          options={CLIENTS.map((value) => ({ value, label: t(`client.${value}`) }))}
          value={client}
          onChange={setClient}
        />
        <pre
          dir="ltr"
          // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, also by keyboard
          tabIndex={0}
          className="overflow-x-auto rounded-xl bg-sunken p-3 font-mono text-sm"
        >
          {linesFor(client, base)}
        </pre>
      </div>
    </Step>
  );
}

function RestStep() {
  const t = useMessages("web-moving");
  const { survey } = useHere();
  return (
    <Step number={4} title={t("rest.title")}>
      <p className="max-w-prose text-sm text-muted">{t("rest.webhooks")}</p>
      <Link to="/webhooks" search={carried} className="button button--plain mt-2">
        {t("rest.webhooks.open")}
      </Link>
      <p className="mt-4 max-w-prose text-sm text-muted">{t("rest.snippet")}</p>
      {survey ? (
        <Link
          to="/surveys/$surveyId/channels/$part"
          params={{ surveyId: survey.id, part: "widget" }}
          search={carried}
          className="button button--plain mt-2"
        >
          {t("rest.snippet.open")}
        </Link>
      ) : null}
    </Step>
  );
}
