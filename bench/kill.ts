/** Kills while fifty connections write: Node, PostgreSQL, both at once. ./run bench kill [KILLS] */
import { killRounds, type Victim } from "./support/kill-rounds.ts";

const KILLS = Number(process.argv[2] ?? 20);
const VICTIMS: readonly Victim[] = ["node", "postgres", "both"];
const victims = Array.from({ length: KILLS }, (_, i) => VICTIMS[i % 3] ?? "node");
const sum = { acknowledged: 0, lost: 0, doubled: 0, wrongTallies: 0 };
await killRounds(victims, (round) => {
  for (const name of ["acknowledged", "lost", "doubled", "wrongTallies"] as const) {
    sum[name] += Number(round[name]);
  }
  console.log(
    `${round.victim.padEnd(8)} ${String(round.acknowledged).padStart(6)} acknowledged, ${round.lost} lost, ${round.doubled} doubled, ${round.wrongTallies} wrong tallies`,
  );
});
console.log(
  `${sum.acknowledged} answers acknowledged over ${victims.length} kills: ${sum.lost} lost, ${sum.doubled} doubled, ${sum.wrongTallies} wrong tallies`,
);
if (sum.lost + sum.doubled + sum.wrongTallies > 0) process.exitCode = 1;
