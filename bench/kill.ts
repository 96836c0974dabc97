import { killRounds, type Victim } from "./support/kill-rounds.ts";

// Twenty kills while fifty connections write: ./run bench kill
const VICTIMS: readonly Victim[] = ["node", "postgres", "both"];
const victims = Array.from({ length: 20 }, (_, i) => VICTIMS[i % 3] ?? "node");
let total = 0;
await killRounds(victims, (round) => {
  total += round.acknowledged;
  console.log(
    `${round.victim.padEnd(8)} ${String(round.acknowledged).padStart(6)} acknowledged, ${round.lost} lost, ${round.doubled} doubled, ${round.wrongTallies} wrong tallies`,
  );
});
console.log(`${total} answers acknowledged in ${victims.length} rounds`);
