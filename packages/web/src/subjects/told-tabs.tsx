import { RoomTabs } from "../here/room-tabs.tsx";
import { useMessages } from "../language/language-context.tsx";

const PARTS = [
  { to: "/announcements", label: "told.announcements" },
  { to: "/ideas", label: "told.ideas" },
  { to: "/testimonials", label: "told.testimonials" },
  { to: "/reviews", label: "told.reviews" },
  { to: "/ambassadors", label: "told.more" },
  { to: "/referrals", label: "told.referrals" },
  { to: "/offers", label: "told.offers" },
] as const;

/** The way between what customers are told, what they wish for, and what they say in public. */
export function ToldTabs() {
  const t = useMessages("web-rooms");
  return (
    <RoomTabs name={t("told")} parts={PARTS.map(({ to, label }) => ({ to, text: t(label) }))} />
  );
}
