import type { Survey } from "@candor/contract/survey.ts";
import ExternalLink from "lucide-react/icons/external-link";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { CopyField } from "../../parts/copy-field.tsx";
import { useStored } from "../../parts/stored.ts";

/** The live link: copy it for customers, or open it and answer yourself. */
export function ShareLink({ survey }: { survey: Survey }) {
  const t = useMessages("web-surveys");
  const { workspace } = useHere();
  const [, setShared] = useStored(`shared.${workspace.id}`);
  const [, setTried] = useStored(`tried.${workspace.id}`);
  return (
    <div className="flex flex-wrap items-end gap-2">
      <CopyField
        label={t("link")}
        value={survey.link}
        className="min-w-0 flex-1 basis-64"
        onCopied={() => setShared("yes")}
      />
      <a
        href={survey.link}
        target="_blank"
        rel="noreferrer"
        className="button button--plain"
        onClick={() => setTried("yes")}
      >
        {t("tryIt")}
        <ExternalLink aria-hidden className="size-4" />
      </a>
    </div>
  );
}
