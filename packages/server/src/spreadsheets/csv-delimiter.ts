/** What stands between the names of the first line: the mark that occurs there most. */
export function delimiterOf(csv: string): string {
  const head = csv.slice(0, csv.search(/[\r\n]/) >>> 0);
  const times = (mark: string) => head.split(mark).length;
  return [",", ";", "\t"].reduce((best, mark) => (times(mark) > times(best) ? mark : best));
}
