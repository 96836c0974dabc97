import { useParams } from "@tanstack/react-router";
import { useMay } from "../../here/workspace-context.tsx";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { AuditLog } from "./audit-log.tsx";
import { Keys } from "./keys.tsx";
import { Members } from "./members.tsx";
import { NewWorkspace } from "./new-workspace.tsx";
import { Shares } from "./shares.tsx";
import { WorkspaceForm } from "./workspace-form.tsx";
import { You } from "./you.tsx";

const PARTS = [
  { part: "workspace", who: "admin", screen: WorkspaceForm },
  { part: "members", who: "admin", screen: Members },
  { part: "keys", who: "admin", screen: Keys },
  { part: "shares", who: "write", screen: Shares },
  { part: "audit", who: "admin", screen: AuditLog },
  { part: "you", who: "all", screen: You },
] as const;

/** The workspace, who may come in, keys for programs, links that were given away, what was done, and your own choices. */
export function SettingsScreen() {
  const may = useMay();
  const { part } = useParams({ strict: false });
  const parts = PARTS.filter(({ who }) => who === "all" || may[who]);
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
