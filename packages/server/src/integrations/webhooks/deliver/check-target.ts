import { setTimeout } from "node:timers/promises";
import type { WebhookFormat, WebhookTarget } from "@candor/contract/webhook.ts";
import { type FieldError, KnownError } from "../../../errors/known-error.ts";
import { PLACEHOLDERS, unknownPlaceholders } from "../formats/placeholders.ts";
import { canCarry } from "../webhook.ts";
import { type AddressCheck, AddressRefused } from "./address-check.ts";

/** Headers that are ours or the transport's to set. */
const OUR_HEADERS =
  /^(host|content-length|transfer-encoding|connection|upgrade|te|trailer|expect|keep-alive|proxy-.*|webhook-.*)$/i;

/**
 * Refuses a webhook that could never work, before it is stored.
 *
 * @throws {KnownError} 422 with the field that is wrong.
 */
export async function checkTarget(
  { target, events }: { target: WebhookTarget; events: readonly string[] },
  check: AddressCheck,
): Promise<void> {
  const errors: FieldError[] = [
    ...addressErrors(target),
    ...templateErrors(target),
    ...headerErrors(target),
    ...bodyErrors(target),
    ...events
      .filter((event) => !canCarry(target.format, event))
      .map((event) => ({ field: "events", message: `Delighted's format has no "${event}"` })),
  ];
  const refusal = errors.length === 0 ? await refusalOf(target, check) : null;
  if (refusal) errors.push({ field: "target.url", message: refusal });
  if (errors.length === 0) return;
  throw new KnownError(
    422,
    "webhook_invalid",
    `The webhook was not stored: ${errors[0]?.message}`,
    errors,
  );
}

/** Where a webhook goes, as it may be shown: addresses of chats and query strings are passwords. */
export function shownAddress(target: WebhookTarget): string {
  const url = new URL(urlOf(target));
  switch (target.format) {
    case "telegram":
      return `${url.host} → ${target.chatId}`;
    case "slack":
    case "mattermost":
      return `${url.origin}/…`;
    default:
      return url.origin + url.pathname + (url.search ? "?…" : "");
  }
}

/** A requested URL as a delivery log may show it. */
export function shownUrl(url: string, format: WebhookFormat): string {
  if (format === "candor" || format === "delighted" || format === "action") {
    const { origin, pathname, search } = new URL(url);
    return origin + pathname + (search ? "?…" : "");
  }
  return `${new URL(url).origin}/…`;
}

function urlOf(target: WebhookTarget): string {
  if (target.format === "telegram") return target.apiUrl ?? "https://api.telegram.org";
  return target.url;
}

function addressErrors(target: WebhookTarget): FieldError[] {
  if (target.format !== "action") return [];
  const host = /^[^/]*\/\/([^/?#]*)/.exec(target.url)?.[1] ?? "";
  if (!/[{}]|%7b/i.test(host)) return [];
  return [{ field: "target.url", message: "the host name may not hold a placeholder" }];
}

function templateErrors(target: WebhookTarget): FieldError[] {
  const parts: [string, unknown][] =
    target.format === "action"
      ? [
          ["target.body", target.body],
          ["target.url", target.url],
        ]
      : "template" in target
        ? [["target.template", target.template]]
        : [];
  return parts.flatMap(([field, template]) =>
    unknownPlaceholders(template).map((name) => ({
      field,
      message: `{${name}} is not known; there are ${PLACEHOLDERS.map((known) => `{${known}}`).join(", ")} and {property.NAME}`,
    })),
  );
}

function headerErrors(target: WebhookTarget): FieldError[] {
  const headers = "headers" in target ? Object.keys(target.headers ?? {}) : [];
  return headers
    .filter((name) => OUR_HEADERS.test(name))
    .map((name) => ({ field: "target.headers", message: `the header ${name} cannot be set` }));
}

function bodyErrors(target: WebhookTarget): FieldError[] {
  if (target.format !== "action" || target.body === undefined) return [];
  const { body, encoding } = target;
  const isFields = typeof body === "object" && !Array.isArray(body);
  if (encoding === "form" && !isFields) {
    return [{ field: "target.body", message: "a form is an object of fields" }];
  }
  if (encoding === "text" && typeof body !== "string") {
    return [{ field: "target.body", message: "must be a text" }];
  }
  return [];
}

const RESOLVE_MS = 3000;

/** A name that cannot be resolved just now may be in a minute: only a bad address is refused here. */
async function refusalOf(target: WebhookTarget, check: AddressCheck): Promise<string | null> {
  const url = new URL(urlOf(target));
  try {
    check.checkUrl(url);
    await Promise.race([check.resolve(url.hostname), setTimeout(RESOLVE_MS, null, { ref: false })]);
    return null;
  } catch (error) {
    return error instanceof AddressRefused ? error.message : null;
  }
}
