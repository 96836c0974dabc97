import { useLocation } from "@tanstack/react-router";
import { CameScreen } from "./came-screen.tsx";
import { FirstScreen } from "./first-screen.tsx";
import { JourneyScreen } from "./journey-screen.tsx";
import { OutlookScreen } from "./outlook-screen.tsx";
import { PortraitsScreen } from "./portraits-screen.tsx";
import { WhyScreen } from "./why-screen.tsx";
import { WorthScreen } from "./worth-screen.tsx";

/** Its screens come in one file: who reads one of them reads the next. */
export function WhyRoom() {
  const path = useLocation({ select: (location) => location.pathname });
  if (path.endsWith("/first")) return <FirstScreen />;
  if (path.endsWith("/portraits")) return <PortraitsScreen />;
  if (path.endsWith("/journey")) return <JourneyScreen />;
  if (path.endsWith("/outlook")) return <OutlookScreen />;
  if (path.endsWith("/worth")) return <WorthScreen />;
  if (path.endsWith("/came")) return <CameScreen />;
  return <WhyScreen />;
}
