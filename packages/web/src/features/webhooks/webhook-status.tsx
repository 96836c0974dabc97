import type { Webhook } from "@candor/contract/webhook.ts";
import CircleCheck from "lucide-react/icons/circle-check";
import CirclePause from "lucide-react/icons/circle-pause";
import TriangleAlert from "lucide-react/icons/triangle-alert";
import { useMessages } from "../../language/language-context.tsx";

/** On, paused, or on but failing: a word and a picture. */
export function WebhookStatus({ webhook }: { webhook: Webhook }) {
  const t = useMessages("web-webhooks");
  const fails = webhook.status === "active" && webhook.failingSince !== null;
  const Icon = fails ? TriangleAlert : webhook.status === "active" ? CircleCheck : CirclePause;
  const look = fails
    ? "border-alarm text-alarm"
    : webhook.status === "active"
      ? "border-promoter text-promoter"
      : "border-detractor text-detractor";
  return (
    <span
      className={`inline-flex shrink-0 items-center gap-1.5 rounded-full border px-2.5 py-0.5 text-xs font-medium ${look}`}
    >
      <Icon aria-hidden className="size-3.5" />
      {t(`status.${webhook.status}`)}
    </span>
  );
}
