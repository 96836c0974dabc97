import type { Command } from "commander";
import { resealSecondFactors } from "../auth/reseal-second-factors.ts";
import { ConfigError } from "../config/config.ts";
import { readSecretFile } from "../config/read-value.ts";
import { endOverlap, rotateSecret } from "../workspaces/rotate-secret.ts";
import { print } from "./output.ts";
import { withStorage } from "./with-storage.ts";

/** So long a mail that waited in somebody's inbox can still be answered. */
const OVERLAP_DAYS = 90;

/** `candor secret rotate` and `end-overlap`: another server secret in the place of the one in use. */
export function secretCommands(program: Command): void {
  const secret = program.command("secret").description("the secret that signs and encrypts");
  secret
    .command("rotate")
    .description(
      "put a new server secret in the place of the one in use, and encrypt everything that is sealed under it again",
    )
    .option(
      "--new-file <file>",
      "a file with the new secret, to be set as CANDOR_SECRET_FILE afterwards; without it a random one is kept in the database",
    )
    .option(
      "--overlap-days <days>",
      "so long links that were sent still hold; 0 when the secret got into other hands",
      String(OVERLAP_DAYS),
    )
    .option("--json", "print JSON")
    .action(async (options: { newFile?: string; overlapDays: string; json?: boolean }) => {
      const problems: string[] = [];
      const next = newSecret(options.newFile, problems);
      const overlapDays = Number(options.overlapDays);
      if (!Number.isInteger(overlapDays) || overlapDays < 0 || overlapDays > 3650) {
        problems.push("--overlap-days is a whole number of days, 0 to 3650");
      }
      if (problems.length > 0) throw new ConfigError(problems);
      const done = await withStorage(({ db, config }) =>
        rotateSecret(db, {
          ...{ configured: config.secret, next, overlapDays, now: new Date() },
          resealSignIn: resealSecondFactors,
        }),
      );
      print(
        { resealed: done.resealed, until: done.until?.toISOString() ?? null },
        { json: options.json, text: told(done, options.newFile) },
      );
    });

  secret
    .command("end-overlap")
    .description("forget the earlier secret now: links that were sent under it stop working")
    .option("--json", "print JSON")
    .action(async (options: { json?: boolean }) => {
      const resealed = await withStorage(({ db, config }) => endOverlap(db, config.secret));
      const text = "The earlier secret is forgotten. Start every server process again.";
      print({ resealed }, { json: options.json, text });
    });
}

function newSecret(file: string | undefined, problems: string[]): string | null {
  if (file === undefined) return null;
  const env = {
    get: () => file,
    refuse: (sentence: string) => {
      problems.push(sentence);
    },
  };
  return readSecretFile(env, "--new-file", 32);
}

function told(
  { resealed, until }: { resealed: number; until: Date | null },
  file: string | undefined,
): string {
  const links = until
    ? `Links that were sent before hold until ${until.toISOString().slice(0, 10)}.`
    : "Links that were sent before no longer work.";
  const set =
    file === undefined ? "" : ` with CANDOR_SECRET_FILE=${file} (and without CANDOR_SECRET)`;
  return `The server secret is a new one; ${resealed} sealed values were encrypted again. ${links}
Start every server process again now${set}: until then it cannot open what is sealed. Everybody signs in again.
Make a backup: earlier ones open under the earlier secret alone.`;
}
