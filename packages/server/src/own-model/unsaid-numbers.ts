/** Words that count, in the languages that Candor speaks; whole words. */
const COUNTING = new Set(
  [
    "two three four five six seven eight nine ten eleven twelve twenty thirty forty fifty sixty seventy eighty ninety",
    "dozen dozens hundred hundreds thousand thousands million percent half third quarter majority",
    "divi divas trīs četri četras pieci piecas seši sešas septiņi astoņi deviņi desmit simts simti tūkstoš tūkstoši",
    "procenti procentu puse trešdaļa ceturtdaļa vairākums vairums",
    "два две три четыре пять шесть семь восемь девять десять двадцать тридцать сорок пятьдесят сто тысяча тысячи",
    "процент процента процентов половина половины треть четверть большинство большинства",
    "två tre fyra fem sex sju åtta nio tio tjugo trettio fyrtio femtio hundra hundratals tusen tusentals",
    "procent hälften tredjedel fjärdedel majoritet majoriteten",
  ]
    .join(" ")
    .split(" "),
);

/**
 * Numbers in a text that stand nowhere in what it was written from: a machine that sums up may not count. Digits in
 * any spelling, per cent signs, and words that count.
 */
export function unsaidNumbers(written: string, from: readonly string[]): string[] {
  const said = new Set(from.flatMap(numbersIn));
  return [...new Set(numbersIn(written))].filter((number) => !said.has(number));
}

function numbersIn(text: string): string[] {
  const folded = text.normalize("NFKC").toLowerCase();
  const digits = folded.match(/\p{Nd}+(?:[.,:]\p{Nd}+)*|[%‰]/gu) ?? [];
  const words = (folded.match(/\p{L}+/gu) ?? []).filter((word) => COUNTING.has(word));
  return [...digits, ...words];
}
