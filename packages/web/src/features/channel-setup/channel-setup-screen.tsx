import { Link, useParams } from "@tanstack/react-router";
import { carried } from "../../here/view.ts";
import { useMay } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Remark } from "../../parts/notice.tsx";
import { LinkTabs, TAB_LOOK } from "../../parts/tabs.tsx";
import { SettingsFrame } from "../../subjects/settings-frame.tsx";
import { AnswersPart } from "./answers-part.tsx";
import { EmailPart } from "./email-part.tsx";
import { SmsPart } from "./sms-part.tsx";
import { TelegramPart } from "./telegram-part.tsx";

const PARTS = [
  { channel: "email", screen: EmailPart },
  { channel: "answers", screen: AnswersPart },
  { channel: "sms", screen: SmsPart },
  { channel: "telegram", screen: TelegramPart },
] as const;

/** What carries messages to customers: a mail server and how answers come back, an SMS provider, a Telegram bot; how each fares, and a test. */
export function ChannelSetupScreen() {
  const t = useMessages("web-channel-setup");
  const may = useMay();
  const { channel } = useParams({ strict: false });
  const current = PARTS.find((one) => one.channel === channel) ?? PARTS[0];
  const Screen = current.screen;
  return (
    <SettingsFrame page="channels" lead={t("lead")}>
      <LinkTabs name={t("tabs")}>
        {PARTS.map((one) => (
          <Link
            key={one.channel}
            to="/settings/channels/$channel"
            params={{ channel: one.channel }}
            search={carried}
            aria-current={one === current ? "page" : undefined}
            className={TAB_LOOK}
          >
            {t(`tab.${one.channel}`)}
          </Link>
        ))}
      </LinkTabs>
      {may.admin ? <Screen /> : <Remark>{t("adminsOnly")}</Remark>}
    </SettingsFrame>
  );
}
