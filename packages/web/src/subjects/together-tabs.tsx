import { RoomTabs } from "../here/room-tabs.tsx";
import { useMessages } from "../language/language-context.tsx";

const PARTS = [
  { to: "/goals", label: "together.goals" },
  { to: "/decisions", label: "together.decisions" },
  { to: "/meetings", label: "together.meetings" },
  { to: "/workshops", label: "together.workshops" },
  { to: "/calendar", label: "together.calendar" },
  { to: "/advice", label: "together.advice" },
] as const;

/** The way between what a team wants to reach, what it decides, where it meets, and what is coming. */
export function TogetherTabs() {
  const t = useMessages("web-rooms");
  return (
    <RoomTabs name={t("together")} parts={PARTS.map(({ to, label }) => ({ to, text: t(label) }))} />
  );
}
