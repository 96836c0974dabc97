import type { Webhook } from "@candor/contract/webhook.ts";
import type { Command } from "commander";
import { KnownError } from "../errors/known-error.ts";
import { throughDoor } from "./door.ts";
import { atPlace, badOption, type Place } from "./options.ts";
import { print, table } from "./output.ts";

/** `candor webhook list` and `replay`. */
export function webhookCommands(program: Command): void {
  const webhook = program.command("webhook").description("programs that are told of answers");

  atPlace(webhook.command("list").description("webhooks and how they fare")).action(
    async (place: Place) => {
      const data = await throughDoor(place, (door) => door.webhooks());
      const rows = data.map((one) => [one.name, one.status, one.waiting, one.lastError, one.id]);
      print(
        { data },
        { json: place.json, text: table(["name", "status", "waiting", "last error", "id"], rows) },
      );
    },
  );

  atPlace(webhook.command("replay").argument("<webhook>", "by name or id"))
    .description(
      "send again what happened since a moment, in its order; a running server delivers it",
    )
    .requiredOption("--since <time>", "ISO 8601, such as 2026-11-01 or 2026-11-01T12:00Z")
    .option("--failed", "only what was given up, not what arrived")
    .action(async (name: string, options: Place & { since: string; failed?: boolean }) => {
      const since = new Date(options.since);
      if (Number.isNaN(since.getTime()))
        throw badOption(`--since "${options.since}" is not a time, such as 2026-11-01T12:00Z.`);
      const deliveries = await throughDoor(options, async (door) => {
        const { id } = webhookMeant(await door.webhooks(), name);
        return door.replayWebhook(id, { since, which: options.failed ? "failed" : "all" });
      });
      print(
        { deliveries },
        { json: options.json, text: `${deliveries} deliveries will be made again.` },
      );
    });
}

function webhookMeant(webhooks: readonly Webhook[], name: string): Webhook {
  const found =
    webhooks.find((one) => one.id === name) ?? webhooks.find((one) => one.name === name);
  if (found) return found;
  const names = webhooks.map((one) => `"${one.name}"`).join(", ");
  throw new KnownError(
    404,
    "webhook_not_found",
    `There is no webhook "${name}" in this workspace. ${names ? `There are: ${names}` : "It has none."}`,
  );
}
