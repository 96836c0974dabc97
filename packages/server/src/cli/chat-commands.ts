import { CHAT_STATES } from "@candor/contract/chat.ts";
import type { Command } from "commander";
import { z } from "zod";
import { throughDoor } from "./door.ts";
import { atPlace, checked, count, type Place } from "./options.ts";
import { print, table } from "./output.ts";

/** `candor chats list`, `read`: who talks on the site. Answers are a colleague's. */
export function chatCommands(program: Command): void {
  const chats = program.command("chats").description("who talks on the site");
  atPlace(chats.command("list").description("who waits longest first"))
    .option("--state <state>", CHAT_STATES.join(", "), "open")
    .option("--limit <number>", "how many at most", count, 50)
    .action(async ({ state, limit, ...place }: Place & { state: string; limit: number }) => {
      const wanted = checked(z.enum(CHAT_STATES), state);
      const all = await throughDoor(place, (door) => door.chats.list(wanted));
      const data = all.slice(0, limit);
      const rows = data.map((one) => [
        ...[one.name ?? "", one.claimed === null ? "yes" : "as typed"],
        ...[one.waitingSince ?? "", one.ownerName ?? "", one.lastWords, one.id],
      ]);
      const text = table(["name", "signed for", "waits since", "owner", "last words", "id"], rows);
      print({ data }, { json: place.json, text });
    });
  atPlace(chats.command("read").argument("<id>").description("one, with what was said")).action(
    async (id: string, place: Place) => {
      const one = await throughDoor(place, (door) => door.chats.read(id));
      const said = one.lines.map(
        ({ at, actor, way, text }) => `  ${at} ${actor} (${way}): ${text}`,
      );
      const head = `${one.name ?? "Somebody"}, since ${one.beganAt}${one.page ? `, on ${one.page}` : ""}`;
      print(one, { json: place.json, text: [head, ...said].join("\n") });
    },
  );
}
