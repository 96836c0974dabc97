import { globSync, readFileSync } from "node:fs";
import { join, relative } from "node:path";
import { expect, test } from "vitest";

/**
 * What a Citus cluster refused, or answered wrongly without a word, must not come back. No cluster is at hand, so the
 * statements are read where they are written: every text that begins with `sql` and a backtick.
 */
const SOURCES = join(import.meta.dirname, "..");

interface Statement {
  file: string;
  text: string;
}

/** Texts of SQL in a source; what is put into them, other texts included, stands as `$`. */
function statementsIn(source: string): string[] {
  const found: string[] = [];
  const text = (at: number): { text: string; end: number } => {
    let out = "";
    let i = at;
    while (i < source.length && source[i] !== "`") {
      if (source[i] === "$" && source[i + 1] === "{") {
        i = code(i + 2, "}");
        out += "$";
      } else {
        out += source[i];
        i += source[i] === "\\" ? 2 : 1;
      }
    }
    return { text: out, end: i + 1 };
  };
  /** Passes over code up to a closing brace, collecting the texts in it. */
  const code = (at: number, until: string | null): number => {
    let depth = 0;
    let i = at;
    while (i < source.length) {
      const c = source[i];
      if (c === "/" && source[i + 1] === "/") i = source.indexOf("\n", i);
      else if (c === "/" && source[i + 1] === "*") i = source.indexOf("*/", i) + 2;
      else if (c === '"' || (c === "'" && until !== null)) {
        let j = i + 1;
        while (j < source.length && source[j] !== c) j += source[j] === "\\" ? 2 : 1;
        i = j + 1;
      } else if (c === "`") {
        const inner = text(i + 1);
        if (/sql(<[^`]*>)?$/.test(source.slice(Math.max(0, i - 300), i))) found.push(inner.text);
        i = inner.end;
      } else if (c === until && depth === 0) return i + 1;
      else {
        if (c === "{") depth++;
        if (c === "}") depth--;
        i++;
      }
      if (i <= 0) return source.length;
    }
    return i;
  };
  code(0, null);
  return found.map((one) => one.replace(/--.*$/gm, "").replace(/\s+/g, " ").trim());
}

const statements: Statement[] = globSync("**/*.ts", { cwd: SOURCES })
  .filter((file) => !/\.test\.ts$|^testing\/|^storage\/migrations\//.test(file))
  .flatMap((file) =>
    statementsIn(readFileSync(join(SOURCES, file), "utf8")).map((text) => ({
      file: relative(SOURCES, join(SOURCES, file)),
      text,
    })),
  );

const modifies = ({ text }: Statement) =>
  /\b(insert into|update \S+( \S+)? set|delete from)\b/.test(text);

function say(wrong: readonly Statement[]): string[] {
  return wrong.map(({ file, text }) => `${file}: ${text.slice(0, 120)}`);
}

test("the statements are found where they are written", () => {
  expect(statements.length).toBeGreaterThan(200);
  expect(statements.filter(modifies).length).toBeGreaterThan(50);
  expect(statements.some(({ text }) => text.includes("insert into latest_answer as l"))).toBe(true);
});

test("beside a part that modifies, every part that only reads is materialized", () => {
  // Otherwise the cluster may read it after the change: the latest answers were tallied wrongly, without an error.
  const wrong = statements.filter(
    (statement) =>
      modifies(statement) &&
      /\bas \( ?(select|\$ ?select)\b/.test(statement.text) &&
      /^with\b/.test(statement.text),
  );
  expect(say(wrong)).toEqual([]);
});

test("an insert of what a select gives names its table by another name where it returns or resolves conflicts by column", () => {
  const wrong = statements.filter(({ text }) =>
    [...text.matchAll(/insert into (\S+) (as \S+ )?\([^)]*\) select\b(?:(?!insert into).)*/g)].some(
      ([whole, , alias]) => !alias && /\breturning\b|do update set/.test(whole),
    ),
  );
  expect(say(wrong)).toEqual([]);
});

/** Functions and operators whose result depends on settings: `provolatile` is not `i`. */
const NOT_IMMUTABLE =
  /\b(now|date_trunc|to_char|make_interval|jsonb_build_object|jsonb_build_array|json_build_object|convert_to|concat|concat_ws|format|random|gen_random_uuid|clock_timestamp|to_jsonb|age)\(|at time zone|[-+] ?interval\b/;

test("an update sets nothing that is computed by what depends on settings", () => {
  const wrong = statements.filter(({ text }) =>
    [
      ...text.matchAll(
        /\bupdate (?!set\b|directory\.|auth\.|pgboss\.)\S+(?: (?:as )?\w+)? set (.*?)(?= from | where |$)/g,
      ),
      // What an insert does to a row that is there already.
      ...text.matchAll(
        /\binsert into (?!directory\.|auth\.|pgboss\.)(?:(?!insert into).)*? do update set (.*?)(?= where | returning |$)/g,
      ),
    ].some(([, set]) => NOT_IMMUTABLE.test(set ?? "")),
  );
  expect(say(wrong)).toEqual([]);
});

const SHARDED = new Set(
  globSync("storage/migrations/*.ts", { cwd: SOURCES }).flatMap((file) =>
    [
      ...readFileSync(join(SOURCES, file), "utf8").matchAll(
        /create table (?:if not exists )?(\w+) ?\(/g,
      ),
    ].map(([, table]) => table ?? ""),
  ),
);

/** Sharded tables that a statement names, as often as it does. */
function shardedIn(text: string): string[] {
  return [...text.matchAll(/\b(?:from|join|update|into|using) (\w+)(?![\w.(])/g)]
    .map(([, table]) => table ?? "")
    .filter((table) => table !== "workspace" && SHARDED.has(table));
}

/** What is put in where a condition stands may be the workspace; what is written out says it. */
function workspacesIn(text: string): number {
  return (
    text.match(/workspace_id|\b(where|and|on|join) \(?\$(?! ?[=<>:])|\) \$( \$)?( |$)/g)?.length ??
    0
  );
}

/** The columns and joins of a list; whoever asks for it puts the conditions on its first table behind them. */
const BEGINNINGS = /^(cases\/case-queries|promises\/promise-queries)\.ts$/;
/** Asked over all workspaces on purpose, by the operator's own command. */
const OVER_ALL = /^cli\/doctor\//;

test("a statement names the workspace as often as tables that are sharded by it", () => {
  expect(SHARDED.size).toBeGreaterThan(100);
  const wrong = statements.filter(
    ({ file, text }) =>
      workspacesIn(text) + (BEGINNINGS.test(file) ? 1 : 0) < shardedIn(text).length &&
      !OVER_ALL.test(file),
  );
  expect(say(wrong)).toEqual([]);
  const forgotten =
    "select r.score from response r join person p on p.id = r.person_id where r.workspace_id = $";
  expect(workspacesIn(forgotten)).toBeLessThan(shardedIn(forgotten).length);
});
