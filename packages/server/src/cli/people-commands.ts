import { CreatePerson } from "@candor/contract/person.ts";
import type { Command } from "commander";
import { throughDoor } from "./door.ts";
import { type ImportOptions, importFile, mappingOptions } from "./import-command.ts";
import { atPlace, checked, collect, count, type Place, pairs } from "./options.ts";
import { print, table } from "./output.ts";
import { firstOf } from "./response-commands.ts";

/** `candor people list`, `add`, `import`. */
export function peopleCommands(program: Command): void {
  const people = program.command("people").description("customers: who can be asked");

  atPlace(people.command("list").description("people, the newest first"))
    .option("--search <text>", "in name, e-mail, phone or external id")
    .option("--limit <number>", "how many at most", count, 50)
    .action(async (options: Place & { search?: string; limit: number }) => {
      const data = await throughDoor(options, (door) =>
        firstOf(door.people(options.search), options.limit),
      );
      const rows = data.map((one) => [
        ...[one.name, one.email ?? one.phone ?? one.externalId],
        ...[one.answers, one.lastScore, one.lastAskedAt?.slice(0, 10), one.id],
      ]);
      const headings = ["name", "address", "answers", "last score", "last asked", "id"];
      print({ data }, { json: options.json, text: table(headings, rows) });
    });

  atPlace(people.command("add").description("add a person"))
    .option("--email <address>")
    .option("--phone <number>", "with its country, as in +37120000000")
    .option("--external-id <id>", "as your own system knows them")
    .option("--name <name>")
    .option("--language <tag>", "the language to ask in")
    .option("--time-zone <name>", "such as Europe/Riga")
    .option("--attribute <name=value>", "what else is known; repeat for several", collect)
    .action(async (options) => {
      const { email, phone, externalId, name, language, timeZone } = options;
      const person = checked(CreatePerson, {
        ...{ email, phone, externalId, name, language, timeZone },
        attributes: pairs(options.attribute),
      });
      const added = await throughDoor(options as Place, (door) => door.addPerson(person));
      print(added, {
        json: options.json,
        text: `Added: ${added.name ?? added.email ?? added.id}, ${added.id}`,
      });
    });

  const importing = people
    .command("import")
    .argument("<file>", "a CSV, TSV, XLSX or JSON file, or - for standard input")
    .description("import people from a file; it never sends anything");
  mappingOptions(atPlace(importing)).action(async (file: string, options: ImportOptions) => {
    await throughDoor(options, (door) => importFile(door, file, { ...options, kind: "people" }));
  });
}
