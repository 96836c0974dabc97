import type { BodyOf } from "../../request/api.ts";

export type SmsBody = BodyOf<"/api/v1/channels/sms", "put">;
export const SMS_PROVIDERS = ["twilio", "vonage", "generic"] as const;
export type SmsProvider = (typeof SMS_PROVIDERS)[number];

/** What is typed; each provider asks for its own, and `id` and `secret` are what it calls them. */
export type SmsDraft = {
  provider: SmsProvider;
  sender: string;
  id: string;
  secret: string;
  url: string;
};

export function isProvider(text: string | null): text is SmsProvider {
  return SMS_PROVIDERS.some((one) => one === text);
}

export function smsBody(draft: SmsDraft): SmsBody {
  const sender = draft.sender.trim();
  const id = draft.id.trim();
  const secret = draft.secret.trim();
  if (draft.provider === "twilio") {
    return { provider: "twilio", sender, accountSid: id, authToken: secret };
  }
  if (draft.provider === "vonage") {
    return { provider: "vonage", sender, apiKey: id, apiSecret: secret };
  }
  return { provider: "generic", sender, url: draft.url.trim(), token: secret };
}
