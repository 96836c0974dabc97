/** Every address of Delighted's answered with and without `.json`; what ends in an id strips it itself. */
export function bothPaths(path: string, add: (path: string) => void): void {
  add(path);
  add(`${path}.json`);
}
