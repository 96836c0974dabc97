import { z } from "zod";
import type { HandOver } from "../../delivery/courier.ts";

/** A text message on its way. */
export interface TextMessage {
  to: string;
  text: string;
}

/** A text message that came in. */
export interface IncomingText {
  from: string;
  text: string;
}

const Common = z.object({
  /** Number or name that messages come from. */
  sender: z.string().trim().min(1).max(50),
});

/** What an operator enters. `baseUrl` replaces the provider's own address, for gateways that speak its language. */
export const SmsSettings = z.discriminatedUnion("provider", [
  Common.extend({
    provider: z.literal("twilio"),
    accountSid: z.string().min(1).max(100),
    authToken: z.string().min(1).max(200),
    baseUrl: z.url().optional(),
  }),
  Common.extend({
    provider: z.literal("vonage"),
    apiKey: z.string().min(1).max(100),
    apiSecret: z.string().min(1).max(200),
    baseUrl: z.url().optional(),
  }),
  /** POST {to, from, text} as JSON, answered by any 2xx; the token goes into `Authorization: Bearer`. */
  Common.extend({
    provider: z.literal("generic"),
    url: z.url(),
    token: z.string().max(500).default(""),
  }),
]);
export type SmsSettings = z.infer<typeof SmsSettings>;

const TIMEOUT_MS = 30_000;

/**
 * Refuses addresses inside the operator's own network unless they are allowed: whoever sets up a
 * channel could otherwise read from there.
 *
 * @throws {Error} with a sentence.
 */
export type MayReach = (url: URL) => Promise<void>;

/** Hands one message to the provider; it does not throw. */
export async function sendText(
  settings: SmsSettings,
  message: TextMessage,
  mayReach: MayReach,
): Promise<HandOver> {
  const request = requestOf(settings, message);
  try {
    await mayReach(new URL(request.url));
  } catch (error) {
    const reply = error instanceof Error ? error.message : String(error);
    return { kind: "refused", blame: "courier", permanent: false, reply };
  }
  let response: Response;
  try {
    response = await fetch(request.url, {
      method: "POST",
      headers: request.headers,
      body: request.body,
      redirect: "error",
      signal: AbortSignal.timeout(TIMEOUT_MS),
    });
  } catch (error) {
    return unreachable(error);
  }
  const text = (await response.text().catch(() => "")).slice(0, 2000);
  return readAnswer(settings.provider, response.status, text);
}

/** No connection means that nothing was taken; a silence after one may mean anything. */
function unreachable(error: unknown): HandOver {
  const reason = error instanceof Error ? error : new Error(String(error));
  const code = (reason.cause as { code?: string } | undefined)?.code ?? "";
  if (["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"].includes(code)) {
    return {
      kind: "refused",
      blame: "courier",
      permanent: false,
      reply: `${code} ${reason.message}`,
    };
  }
  return { kind: "unknown", reply: `${code} ${reason.message}`.trim() };
}

function requestOf(settings: SmsSettings, { to, text }: TextMessage) {
  if (settings.provider === "twilio") {
    const { accountSid, authToken, baseUrl = "https://api.twilio.com" } = settings;
    return {
      url: `${baseUrl}/2010-04-01/Accounts/${encodeURIComponent(accountSid)}/Messages.json`,
      headers: {
        authorization: `Basic ${Buffer.from(`${accountSid}:${authToken}`).toString("base64")}`,
        "content-type": "application/x-www-form-urlencoded",
      },
      body: new URLSearchParams({ To: to, From: settings.sender, Body: text }).toString(),
    };
  }
  if (settings.provider === "vonage") {
    const { apiKey, apiSecret, baseUrl = "https://rest.nexmo.com" } = settings;
    return {
      url: `${baseUrl}/sms/json`,
      headers: { "content-type": "application/json" },
      body: JSON.stringify({
        api_key: apiKey,
        api_secret: apiSecret,
        to: to.replace(/^\+/, ""),
        from: settings.sender,
        text,
        type: "unicode",
      }),
    };
  }
  return {
    url: settings.url,
    headers: {
      "content-type": "application/json",
      ...(settings.token ? { authorization: `Bearer ${settings.token}` } : {}),
    },
    body: JSON.stringify({ to, from: settings.sender, text }),
  };
}

/** Twilio's codes for numbers that do not exist, cannot get messages, or said STOP. */
const TWILIO_BAD_NUMBER = [21211, 21214, 21610, 21612, 21614];
/** Vonage's: 6 message refused, 7 number barred, 15 invalid sender or number. */
const VONAGE_BAD_NUMBER = ["6", "7"];
const VONAGE_BUSY = ["1", "5", "8", "10"];

function readAnswer(provider: SmsSettings["provider"], status: number, text: string): HandOver {
  const body = parsed(text);
  const reply = `${status} ${text}`.slice(0, 500);
  if (status === 429 || status >= 500 || status === 401 || status === 403) {
    return { kind: "refused", blame: "courier", permanent: false, reply };
  }
  if (provider === "twilio") {
    const { sid, code } = (body ?? {}) as { sid?: string; code?: number };
    if (status < 300 && sid) return { kind: "accepted", reply, providerId: sid };
    const bad = TWILIO_BAD_NUMBER.includes(code ?? 0);
    return { kind: "refused", blame: bad ? "address" : "message", permanent: bad, reply };
  }
  if (provider === "vonage") {
    const [first] = (body as { messages?: Record<string, string>[] } | null)?.messages ?? [];
    if (first?.status === "0")
      return { kind: "accepted", reply, providerId: first["message-id"] ?? "" };
    if (VONAGE_BUSY.includes(first?.status ?? "")) {
      return { kind: "refused", blame: "courier", permanent: false, reply };
    }
    const bad = VONAGE_BAD_NUMBER.includes(first?.status ?? "");
    return { kind: "refused", blame: bad ? "address" : "message", permanent: bad, reply };
  }
  if (status < 300) return { kind: "accepted", reply };
  return { kind: "refused", blame: "message", permanent: false, reply };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

const TwilioIncoming = z.object({ From: z.string(), Body: z.string() });
const VonageIncoming = z.object({ msisdn: z.string(), text: z.string() });
const GenericIncoming = z.object({ from: z.string(), text: z.string() });

/** A provider's notice of a message that came in; null when it is about something else. */
export function readIncoming(
  provider: SmsSettings["provider"],
  body: unknown,
): IncomingText | null {
  if (provider === "twilio") {
    const read = TwilioIncoming.safeParse(body);
    return read.success ? { from: read.data.From, text: read.data.Body } : null;
  }
  if (provider === "vonage") {
    const read = VonageIncoming.safeParse(body);
    return read.success ? { from: `+${read.data.msisdn}`, text: read.data.text } : null;
  }
  const read = GenericIncoming.safeParse(body);
  return read.success ? read.data : null;
}
