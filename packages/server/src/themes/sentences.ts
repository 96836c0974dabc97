import type { Polarity } from "@candor/contract/reading.ts";
import type { Sentence } from "@candor/contract/theme.ts";
import { tokensOf } from "@candor/text";
import { sql } from "kysely";
import { isTopic, themeOfValue } from "../comments/theme.ts";
import { themesOf } from "../comments/theme-queries.ts";
import { groupOf } from "../responses/answer.ts";
import { ANY_READING } from "../responses/reading-filter.ts";
import { inScope, type ResponseScope } from "../responses/response-filter.ts";
import { standingTheme } from "../responses/standing-themes.ts";
import type { Database } from "../storage/database.ts";
import type { StoredTheme } from "../storage/tables-comments.ts";

/** Typical sentences are chosen of so many of the newest comments. */
const NEWEST = 120;
const LONGEST = 280;

/**
 * Sentences that say of a theme what most say of it: those whose words are nearest to the words of all, not the
 * angriest. Of the newest comments, so that it costs the same for a million answers.
 */
export async function typicalSentences(
  db: Database,
  scope: ResponseScope,
  asked: string,
  count: number,
): Promise<Sentence[]> {
  const theme = await standingTheme(db, scope.workspaceId, asked);
  const reading = { ...ANY_READING, ...scope.reading, themes: [theme] };
  const mentioned = { ...scope, reading };
  const words = isTopic(theme) ? await wordsOfTopic(db, scope.workspaceId, theme) : null;
  const { rows } = await sql<Mention>`
    select response.id, response.score, response.comment, read.language, read.themes, read.alike,
      response.derived -> '@topic' ->> 0 as topic,
      coalesce(read.duplicate_of, read.response_id) as "standsFor"
    from response join comment_reading read
      on read.workspace_id = response.workspace_id and read.response_id = response.id
    where ${sql.join([...inScope(mentioned), sql`response.cells is not null`], sql` and `)}
    order by response.answered_at desc, response.id desc limit ${NEWEST}
  `.execute(db);
  // Of comments that are nearly the same one speaks for all.
  const distinct = [...new Map(rows.map((row) => [row.standsFor, row])).values()];
  return mostCentral(
    distinct.flatMap((row) => sentenceOf(words ? withTopic(row, words) : row, theme)),
    count,
  );
}

interface Mention {
  id: string;
  score: number;
  comment: string;
  language: string;
  themes: StoredTheme[];
  alike: number;
  standsFor: string;
  /** The topic that it is tallied under, with how it speaks. */
  topic: string | null;
}

async function wordsOfTopic(db: Database, workspaceId: string, id: string): Promise<string[]> {
  const found = (await themesOf(db, workspaceId)).get(id);
  return Object.values(found?.words ?? {}).flat();
}

/** A topic's places are its own words, as far as they stand there. */
function withTopic(row: Mention, words: readonly string[]): Mention {
  const found = row.topic === null ? null : themeOfValue(row.topic);
  if (!found) return row;
  const text = row.comment.toLowerCase();
  const spans = words.flatMap((word) => {
    const at = text.indexOf(word.toLowerCase());
    return at < 0 ? [] : [[at, at + word.length] as const];
  });
  const ordered = spans.sort((a, b) => a[0] - b[0]);
  return { ...row, themes: [{ id: found.id, polarity: found.polarity, spans: ordered }] };
}

/** The sentence of a comment in which a theme is spoken of. */
function sentenceOf(
  { id, score, comment, language, themes, alike }: Mention,
  theme: string,
): Sentence[] {
  const found = themes.find((one) => one.id === theme);
  if (!found) return [];
  const [first] = found.spans;
  const place = sentenceAround(comment, language, first?.[0] ?? 0);
  const end = Math.min(place.end, place.start + LONGEST);
  const text = comment.slice(place.start, end);
  return [
    {
      responseId: id,
      score,
      group: groupOf(score),
      language,
      polarity: found.polarity as Polarity,
      alike,
      text: end < place.end ? `${text.trimEnd()}…` : text.trimEnd(),
      spans: found.spans
        .filter(([from, to]) => from >= place.start && to <= end)
        .map(([from, to]) => ({ start: from - place.start, end: to - place.start })),
    },
  ];
}

const segmenters = new Map<string, Intl.Segmenter>();

function sentenceAround(comment: string, language: string, at: number) {
  const locale = language === "und" ? "en" : language;
  const segmenter =
    segmenters.get(locale) ?? new Intl.Segmenter(locale, { granularity: "sentence" });
  segmenters.set(locale, segmenter);
  const { index, segment } = segmenter.segment(comment).containing(at) ?? {
    index: 0,
    segment: comment,
  };
  return { start: index, end: index + segment.length };
}

/** Nearest to the middle of all by the words they share, weighted by how rare a word is; each text once. */
function mostCentral(sentences: readonly Sentence[], count: number): Sentence[] {
  const bags = sentences.map(({ text }) => new Set(wordsOf(text)));
  const documents = new Map<string, number>();
  for (const bag of bags)
    for (const word of bag) documents.set(word, (documents.get(word) ?? 0) + 1);
  const n = sentences.length;
  const centrality = bags.map((bag) => {
    if (bag.size === 0) return 0;
    let shared = 0;
    let own = 0;
    for (const word of bag) {
      const share = (documents.get(word) ?? 0) / n;
      const weight = Math.log(1 + 1 / share);
      shared += share * weight * weight;
      own += weight * weight;
    }
    // One word is near to nothing much; a few say something.
    return (shared / Math.sqrt(own)) * Math.min(1, bag.size / 4);
  });
  const seen = new Set<string>();
  return sentences
    .map((sentence, i) => ({ sentence, rank: centrality[i] ?? 0 }))
    .sort((a, b) => b.rank - a.rank)
    .filter(({ sentence }) => {
      const key = wordsOf(sentence.text).join(" ");
      return !seen.has(key) && Boolean(seen.add(key));
    })
    .slice(0, count)
    .map(({ sentence }) => sentence);
}

function wordsOf(text: string): string[] {
  return tokensOf(text)
    .filter(({ kind, folded }) => kind === "word" && folded.length > 2)
    .map(({ folded }) => folded.slice(0, 6));
}
