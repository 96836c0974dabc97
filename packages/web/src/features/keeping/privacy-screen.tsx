import { useHere, useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Remark } from "../../parts/notice.tsx";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { Holds } from "./holds.tsx";
import { Register } from "./register.tsx";
import { Requests } from "./requests.tsx";

/** What people ask of their own data, what may not be removed meanwhile, and the register of processing. */
export function PrivacyScreen() {
  const t = useMessages("web-keeping");
  const { workspace } = useHere();
  const may = useMay();
  return (
    <SettingsFrame page="privacy" lead={t("privacy.lead")}>
      {may.admin ? (
        <div key={workspace.id} className="space-y-4">
          <Requests />
          <Holds />
          <Register />
        </div>
      ) : (
        <Remark>{t("adminsOnly")}</Remark>
      )}
    </SettingsFrame>
  );
}
