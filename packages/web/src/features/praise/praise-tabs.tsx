import { RoomTabs } from "../../here/room-tabs.tsx";
import { useMessages } from "../../language/language-context.tsx";

/** Between what customers let us say, and what they say elsewhere. */
export function PraiseTabs() {
  const t = useMessages("web-praise");
  return (
    <RoomTabs
      name={t("tabs")}
      parts={[
        { to: "/testimonials", text: t("title") },
        { to: "/reviews", text: t("reviews") },
        { to: "/ambassadors", text: t("more.title") },
        { to: "/ideas", text: t("ideas") },
      ]}
    />
  );
}
