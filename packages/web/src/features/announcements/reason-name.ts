import { useMessages } from "../../language/language-context.tsx";

const REASONS = [
  "no_address",
  "test_address",
  "staff",
  "unsubscribed",
  "complained",
  "suppressed",
  "bounced",
  "forgotten",
  "no_consent",
  "no_news",
  "person_erased",
  "already_told",
  "recent_news",
  "quiet_hours",
  "placeholder_empty",
  "cancelled",
] as const;

/** Why somebody is not told, or waits, in words. */
export function useReasonName(): (reason: string) => string {
  const t = useMessages("web-announcements");
  return (reason) => {
    const known = REASONS.find((one) => one === reason);
    return known ? t(`reason.${known}`) : reason;
  };
}
