type Query = Record<string, string | number | boolean | string[] | undefined>;

/** `?a=1&filter=x&filter=y`; what is undefined or empty is left out. */
export function queryText(query: Query = {}): string {
  const search = new URLSearchParams();
  for (const [key, value] of Object.entries(query)) {
    for (const one of [value].flat()) {
      if (one !== undefined && one !== "") search.append(key, String(one));
    }
  }
  const text = search.toString();
  return text === "" ? "" : `?${text}`;
}
