import { ListFilter } from "@candor/contract/filter.ts";
import type { Command } from "commander";
import type { z } from "zod";
import { KnownError } from "../errors/known-error.ts";

/** Where a command acts: on the data of this machine, or on a server through its API. */
export interface Place {
  workspace?: string;
  server?: string;
  key?: string;
  json?: boolean;
}

/** Options of every command that acts on a workspace here or elsewhere. */
export function atPlace(command: Command): Command {
  return command
    .option(
      "--workspace <name>",
      "the workspace, by name or id; needed here when there are several",
    )
    .option("--server <url>", "act on this server through its API (or CANDOR_SERVER)")
    .option("--key <key>", "the server's API key (or CANDOR_KEY)")
    .option("--json", "print JSON");
}

/** What a list, an export or a score is narrowed by. */
export interface Filters {
  from?: string;
  to?: string;
  filter?: string[];
  group?: string[];
  counting?: string;
  search?: string;
  standing?: string;
  tag?: string;
}

/** Options of the filters that a score takes. */
export function scoreFilters(command: Command): Command {
  return command
    .option("--from <day>", "the first day, in the workspace's time zone (YYYY-MM-DD)")
    .option("--to <day>", "the day after the last")
    .option("--filter <property=value>", "answers with this property; repeat for several", collect)
    .option("--counting <basis>", "every answer, or the latest of each person");
}

/** Options of the filters that lists and exports take besides. */
export function listFilters(command: Command): Command {
  return scoreFilters(command)
    .option("--group <group>", "promoter, passive or detractor; repeat for several", collect)
    .option("--search <words>", "words that the comment must hold")
    .option("--standing <standing>", "counted (the default), excluded, quarantined or all")
    .option("--tag <tag>", "answers with this tag");
}

/** The filters as the API takes them. @throws {KnownError} 422 naming the option that is wrong. */
export function filtersOf(options: Filters): ListFilter {
  const { from, to, filter, group, counting, search, standing, tag } = options;
  return checked(ListFilter, { from, to, filter, group, counting, search, standing, tag });
}

/** For options that may be given several times. */
export function collect(value: string, earlier: string[] = []): string[] {
  return [...earlier, value];
}

/** `["a=1", "b=2"]` as an object; the first "=" parts name and value. */
export function pairs(texts: readonly string[] = []): Record<string, string> {
  return Object.fromEntries(
    texts.map((text) => {
      const at = text.indexOf("=");
      if (at < 1) throw badOption(`"${text}" is not of the form name=value.`);
      return [text.slice(0, at), text.slice(at + 1)];
    }),
  );
}

/** A whole number of at least one. */
export function count(value: string): number {
  const number = Number(value);
  if (Number.isInteger(number) && number > 0) return number;
  throw badOption(`"${value}" is not a whole number above zero.`);
}

/** What a schema makes of options. @throws {KnownError} 422 with what is wrong with which. */
export function checked<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
): z.output<Schema> {
  const parsed = schema.safeParse(withoutUndefined(value));
  if (parsed.success) return parsed.data;
  throw badOption(
    parsed.error.issues
      .map(({ path, message }) => `${path.join(".") || "input"}: ${message}`)
      .join("; "),
  );
}

export function badOption(sentence: string): KnownError {
  return new KnownError(422, "bad_option", sentence);
}

function withoutUndefined(value: unknown): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined));
}
