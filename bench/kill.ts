/**
 * Kills while fifty connections write, a file is imported, people are invited, letters leave and answers are tallied anew: Node,
 * PostgreSQL, both at once.
 *
 *   ./run bench kill [KILLS] [MINUTES AT MOST]
 */

import { killRounds, type Victim } from "./support/kill-rounds.ts";
import { KilledWork, type WorkFound } from "./support/killed-work.ts";

const [kills = "20", minutes = "600"] = process.argv.slice(2);
/** Killing PostgreSQL alone takes no start of a server, so most rounds do. */
const POSTGRES: readonly Victim[] = ["postgres", "postgres", "postgres"];
const VICTIMS: readonly Victim[] = [...POSTGRES, "node", ...POSTGRES, "both"];
const victims = Array.from({ length: Number(kills) }, (_, i) => VICTIMS[i % 8] ?? "node");
const sum = { acknowledged: 0, lost: 0, doubled: 0, wrongTallies: 0 };
const found: WorkFound[] = [];
const began = performance.now();
const rounds = await killRounds(victims, {
  atMostMs: Number(minutes) * 60_000,
  work: await KilledWork.open(),
  onWork: (work) => found.push(work),
  onRound(round) {
    for (const name of ["acknowledged", "lost", "doubled", "wrongTallies"] as const) {
      sum[name] += Number(round[name]);
    }
    console.log(
      `${String(Math.round((performance.now() - began) / 1000)).padStart(5)} s  ${round.victim.padEnd(8)} ${String(round.acknowledged).padStart(6)} acknowledged, ${round.lost} lost, ${round.doubled} doubled, ${round.wrongTallies} wrong tallies`,
    );
  },
});
console.log(
  `${sum.acknowledged} answers acknowledged over ${rounds.length} kills: ${sum.lost} lost, ${sum.doubled} doubled, ${sum.wrongTallies} wrong tallies`,
);
const wrong = found.map((work) => {
  console.log(JSON.stringify(work));
  return work.importedLost + work.importedTwice + work.mailsLost + work.mailsTwice;
});
if (sum.lost + sum.doubled + sum.wrongTallies + (wrong[0] ?? 1) > 0) process.exitCode = 1;
