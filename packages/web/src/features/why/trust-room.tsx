import { useLocation } from "@tanstack/react-router";
import { AnsweredScreen } from "./answered-screen.tsx";
import { DriversScreen } from "./drivers-screen.tsx";
import { OthersScreen } from "./others-screen.tsx";
import { UnusualScreen } from "./unusual-screen.tsx";

/** What answers rest on: looked at less often than the rest of the room, and a file of its own. */
export function TrustRoom() {
  const path = useLocation({ select: (location) => location.pathname });
  if (path.endsWith("/answered")) return <AnsweredScreen />;
  if (path.endsWith("/drivers")) return <DriversScreen />;
  if (path.endsWith("/others")) return <OthersScreen />;
  return <UnusualScreen />;
}
