/** Lines for what tools return: the same things in fewer words, for readers of text. */
type Fields = Readonly<Record<string, unknown>>;

/** One line for each entry of a list. */
export function listed(list: unknown, line: (entry: Fields) => string): string {
  return Array.isArray(list) ? list.map((entry) => `- ${line(entry as Fields)}`).join("\n") : "";
}

/** The statement of a comparison, where there is one. */
export function saidOf(comparison: unknown): string {
  return isFields(comparison) ? ` ${comparison.statement}` : "";
}

export function scoreLines(result: Fields): string {
  const { survey, statement, leftOut, responseRate, previous, comparison } = result;
  return [
    `${survey}: ${statement}`,
    ...(isFields(leftOut)
      ? [
          `Left out: ${leftOut.excluded}; held back: ${leftOut.heldBack}. Let in: ${leftOut.ifLetIn}`,
        ]
      : []),
    ...(isFields(responseRate) ? [String(responseRate.statement)] : []),
    ...(isFields(previous)
      ? [`Before (${previous.from} to ${previous.to}): ${previous.statement}`]
      : []),
    ...(isFields(comparison) ? [String(comparison.statement)] : []),
  ].join("\n");
}

export function peopleLines({ statement, fates, reasons, people }: Fields): string {
  const why = (entry: Fields) => `${entry.state}${entry.reason ? ` (${entry.reason})` : ""}`;
  return [
    String(statement),
    listed(fates ?? reasons, (entry) => `${entry.people} ${why(entry)}`),
    listed(people, (p) => `${p.name ?? p.email ?? p.personId}, ${p.channel}: ${why(p)}, ${p.at}`),
  ].join("\n");
}

/** An answer as one line; the comment is quoted, since it is somebody else's words. */
export function answerLine(answer: Fields): string {
  const { comment } = answer;
  const words = typeof comment === "string" ? ` ${JSON.stringify(comment)}` : "";
  return `${answer.score}, ${answer.answeredAt}, ${answer.id ?? answer.responseId}${words}`;
}

function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null;
}

/** A case as one line; what was said is quoted. */
export function caseLine(one: Fields): string {
  const due = one.dueAt ? `, ${one.overdue ? "overdue since" : "due"} ${one.dueAt}` : "";
  const words = one.words ? ` "${one.words}"` : "";
  return `#${one.number} ${one.state}, ${one.priority}${one.hasOwner ? "" : ", nobody's"}${due}: ${one.title || one.person || "?"}${words}`;
}

/** A chat as one line; what was typed is quoted, and a name that was only typed is called so. */
export function chatLine(one: Fields): string {
  const who = one.name ? `${one.name}${one.verified ? "" : " (as typed)"}` : "somebody";
  const waits = one.waitingSince ? `waits since ${one.waitingSince}` : "nobody waits";
  const here = one.here ? "on the page" : "gone";
  return `${one.chatId} ${who}, ${here}, ${waits}${one.hasOwner ? "" : ", nobody's"}: ${JSON.stringify(one.lastWords)}`;
}
