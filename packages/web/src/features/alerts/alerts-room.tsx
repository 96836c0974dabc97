import { useLocation } from "@tanstack/react-router";
import { AlertsScreen } from "./alerts-screen.tsx";
import { NewRule } from "./new-rule.tsx";

/** The list and the form come in one file. */
export function AlertsRoom() {
  const path = useLocation({ select: (location) => location.pathname });
  if (path.endsWith("/new")) return <NewRule />;
  return <AlertsScreen />;
}
