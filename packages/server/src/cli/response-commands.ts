import { CreateResponse, Exclude, type ResponseItem } from "@candor/contract/response.ts";
import type { Command } from "commander";
import { surveyMeant, throughDoor } from "./door.ts";
import {
  atPlace,
  checked,
  collect,
  count,
  type Filters,
  filtersOf,
  listFilters,
  type Place,
  pairs,
} from "./options.ts";
import { print, table } from "./output.ts";

/** `candor responses list`, `add`, `exclude`, `include`. */
export function responseCommands(program: Command): void {
  const responses = program.command("responses").description("answers");
  list(responses);
  add(responses);
  exclude(responses);
}

function list(responses: Command): void {
  const command = responses
    .command("list")
    .description("the latest answers of a survey")
    .option("--survey <name>", "by name or id; needed when there are several")
    .option("--limit <number>", "how many at most", count, 50);
  atPlace(listFilters(command)).action(
    async (options: Place & Filters & { survey?: string; limit: number }) => {
      const filter = filtersOf(options);
      const data = await throughDoor(options, async (door) => {
        const survey = await surveyMeant(door, options.survey);
        return firstOf(door.responses(survey.id, filter), options.limit);
      });
      const rows = data.map((one) => [one.answeredAt, one.score, who(one), one.comment, one.id]);
      print(
        { data },
        { json: options.json, text: table(["answered", "score", "who", "comment", "id"], rows) },
      );
    },
  );
}

function add(responses: Command): void {
  atPlace(responses.command("add").description("record an answer that reached you some other way"))
    .option("--survey <name>", "by name or id; needed when there are several")
    .requiredOption("--score <number>", "0 to 10")
    .option("--comment <text>", "in the customer's own words")
    .option("--email <address>", "who answered")
    .option("--phone <number>", "who answered")
    .option("--external-id <id>", "who answered, as your own system knows them")
    .option("--name <name>", "what they are called")
    .option("--property <name=value>", "kept with the answer; repeat for several", collect)
    .option("--channel <channel>", "phone, in_person, email …; api without it")
    .option("--touchpoint <step>", "the step of their journey that it is about")
    .option("--language <tag>", "the language of the comment")
    .option("--answered-at <time>", "when it was given (ISO 8601); now without it")
    .option("--id <uuid>", "made by you: the same id twice is one answer")
    .action(async (options) => {
      const { email, phone, externalId, name, property, score, survey: wanted, ...rest } = options;
      const person = email || phone || externalId ? { email, phone, externalId, name } : undefined;
      const { comment, channel, touchpoint, language, answeredAt, id } = rest;
      const answer = checked(CreateResponse, {
        ...{ id, comment, channel, touchpoint, language, answeredAt },
        ...{ score: Number(score), properties: pairs(property), person: person && defined(person) },
      });
      const added = await throughDoor(options as Place, async (door) => {
        const survey = await surveyMeant(door, wanted);
        return door.addResponse(survey.id, answer);
      });
      print(added, {
        json: options.json,
        text: `Recorded: ${added.score} (${added.group}), ${added.id}`,
      });
    });
}

function exclude(responses: Command): void {
  atPlace(
    responses
      .command("exclude")
      .argument("<id>")
      .description("leave an answer out of the score, with a reason"),
  )
    .requiredOption("--reason <reason>", "test, duplicate, staff, spam, not_a_customer or other")
    .option("--note <text>", "in a few words; needed for the reason other", "")
    .action(async (id: string, options: Place & { reason: string; note: string }) => {
      const exclusion = checked(Exclude, { reason: options.reason, note: options.note });
      const changed = await throughDoor(options, (door) => door.exclude(id, exclusion));
      print(changed, {
        json: options.json,
        text: `The answer ${changed.id} is left out: ${exclusion.reason}.`,
      });
    });
  atPlace(
    responses.command("include").argument("<id>").description("count an answer again"),
  ).action(async (id: string, place: Place) => {
    const changed = await throughDoor(place, (door) => door.exclude(id, null));
    print(changed, { json: place.json, text: `The answer ${changed.id} is counted.` });
  });
}

/** The first of a long list, fetching no more pages than that takes. */
export async function firstOf<T>(items: AsyncIterable<T>, limit: number): Promise<T[]> {
  const first: T[] = [];
  for await (const item of items) {
    first.push(item);
    if (first.length >= limit) break;
  }
  return first;
}

function who({ person }: ResponseItem): string {
  return person?.name ?? person?.email ?? person?.phone ?? person?.externalId ?? "";
}

function defined(value: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
