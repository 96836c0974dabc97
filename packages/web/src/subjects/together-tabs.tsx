import { RoomTabs } from "../here/room-tabs.tsx";
import { useMessages } from "../language/language-context.tsx";

const PARTS = [
  { to: "/decisions", label: "nav.decisions" },
  { to: "/meetings", label: "nav.meetings" },
  { to: "/workshops", label: "nav.workshops" },
  { to: "/calendar", label: "nav.coming" },
] as const;

/** The way between what a team decides, where it meets, and what is coming. */
export function TogetherTabs() {
  const t = useMessages("web");
  return (
    <RoomTabs
      name={t("nav.together")}
      parts={PARTS.map(({ to, label }) => ({ to, text: t(label) }))}
    />
  );
}
