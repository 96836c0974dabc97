import { useParams } from "@tanstack/react-router";
import { useMay } from "../../here/workspace-context.tsx";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { AuditLog } from "./audit-log.tsx";
import { Keys } from "./keys.tsx";
import { Members } from "./members.tsx";
import { NewWorkspace } from "./new-workspace.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";
import { You } from "./you.tsx";

const PARTS = [
  { part: "workspace", admin: true, screen: WorkspaceForm },
  { part: "members", admin: true, screen: Members },
  { part: "keys", admin: true, screen: Keys },
  { part: "audit", admin: true, screen: AuditLog },
  { part: "you", admin: false, screen: You },
] as const;

/** The workspace, who may come in, keys for programs, what was done, and your own choices. */
export function SettingsScreen() {
  const may = useMay();
  const { part } = useParams({ strict: false });
  const parts = PARTS.filter((one) => may.admin || !one.admin);
  const current = parts.find((one) => one.part === part) ?? parts[0];
  if (!current) return null;
  const Screen = current.screen;
  return (
    <SettingsFrame page={current.part}>
      <Screen />
      {current.part === "workspace" ? <NewWorkspace /> : null}
    </SettingsFrame>
  );
}
