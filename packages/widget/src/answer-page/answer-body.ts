/** The answer as JSON: `property.NAME` and `answer.ID` become objects, ticks of one question a list. */
export interface AnswerBody {
  [field: string]: string | Record<string, string> | Record<string, string | string[]>;
  properties: Record<string, string>;
  answers: Record<string, string | string[]>;
}

/** Reads a form's entries into what is posted. Fields named in `leaveOut` are not sent. */
export function answerBody(
  entries: Iterable<[string, FormDataEntryValue]>,
  leaveOut: readonly string[] = [],
): AnswerBody {
  const body: AnswerBody = { properties: {}, answers: {} };
  for (const [name, value] of entries) {
    if (typeof value !== "string" || leaveOut.includes(name)) continue;
    const [prefix, key] = split(name);
    if (prefix === "property" && key) body.properties[key] = value;
    else if (prefix === "answer" && key) add(body.answers, key, value);
    else body[name] = value;
  }
  return body;
}

function split(name: string): [string, string] {
  const dot = name.indexOf(".");
  return dot < 0 ? [name, ""] : [name.slice(0, dot), name.slice(dot + 1)];
}

function add(answers: Record<string, string | string[]>, key: string, value: string): void {
  if (value === "") return;
  const before = answers[key];
  answers[key] = before === undefined ? value : [before, value].flat();
}
