import { useQuery } from "@tanstack/react-query";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { GhostRows } from "../../parts/page.tsx";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { Domains } from "./domains.tsx";
import { ProviderForm } from "./provider-form.tsx";
import { Scim } from "./scim.tsx";
import { ssoQuery } from "./sso-queries.ts";

/** How colleagues come in through their organisation: its provider, its domains, its directory. */
export function SsoScreen() {
  const t = useMessages("web-sso");
  const { workspace } = useHere();
  const sso = useQuery(ssoQuery(workspace.id));
  return (
    <SettingsFrame page="single-sign-on" lead={t("lead")}>
      <div className="space-y-4">
        {sso.isPending ? <GhostRows rows={4} /> : null}
        <ErrorNotice error={sso.error} retry={() => void sso.refetch()} />
        {sso.data ? (
          <>
            <ProviderForm state={sso.data} />
            <Domains domains={sso.data.domains} canEnforce={sso.data.settings?.isOn ?? false} />
          </>
        ) : null}
        <Scim />
      </div>
    </SettingsFrame>
  );
}
