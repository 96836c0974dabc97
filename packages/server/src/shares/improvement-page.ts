import type { ImprovementResult } from "@candor/contract/improvement.ts";
import type { ScoreReport } from "@candor/contract/score.ts";
import { type Html, html } from "../channels/answer-page/html.ts";
import { improvementMessage, shareMessage } from "../messages/share-messages.ts";
import { todayIn } from "../scores/period.ts";
import type { ImprovementPageView } from "./open-improvement.ts";
import type { Say } from "./page-view.ts";
import { readingChips } from "./reading-chips.ts";
import { shareFrame } from "./share-page.ts";
import { marginOf, type Written } from "./written.ts";

interface Spoken {
  /** Of shared pages. */
  say: Say;
  /** The words that colleagues read on the improvement's own page. */
  own: Say;
  written: Written;
}

/** The page of an improvement: what was heard, what was planned, what was found. Send it with `sharePageCsp`. */
export function renderImprovementPage(page: ImprovementPageView): string {
  const { language, written, name, surveyName, one, now, timeZone, expiresAt, isSample } = page;
  const say: Say = (key, args) => shareMessage(language, key, args);
  const own: Say = (key, args) => improvementMessage(language, key, args);
  const spoken = { say, own, written };
  const once = (text: string) => text.replace(/\.\.$/, ".");
  const sample = isSample && html`<ul class="chips"><li>${say("sample")}</li></ul>`;
  const main = html`<h1><bdi>${name}</bdi></h1><p class="soft"><bdi>${surveyName}</bdi> · ${stateWords(one, own)}</p>${sample}${strip(page, spoken)}${one.result && resultPart(one.result, one.backdated, spoken)}${planPart(page, spoken)}${wordsPart(page.words, say)}`;
  const asOf = once(say("asOf", { moment: written.moment(now, timeZone) }));
  const until = once(say("until", { day: written.day(expiresAt.toISOString().slice(0, 10)) }));
  const foot = html`<footer class="foot"><p>${say("how")}</p><p>${asOf} ${until}</p></footer>`;
  return shareFrame(page, { title: name, main, foot });
}

/** What is over is called by how it ended. */
function stateWords({ state, decision }: ImprovementPageView["one"], own: Say): string {
  if (state !== "done" && state !== "dropped") return own(`state.${state}`);
  return own(`decision.${decision ?? "drop"}`);
}

/** Surveyed, heard, fixed, told, each with its count and days, or that it is still to come. */
function strip({ one, anonymous }: ImprovementPageView, { say, own, written }: Spoken): Html {
  const { surveyed, heard, fixed, told } = one.loop;
  const toCome = own("step.toCome");
  const days =
    heard.from === null || heard.to === null || anonymous
      ? []
      : [
          heard.from === heard.to
            ? written.day(heard.from)
            : between(heard.from, heard.to, written),
        ];
  const steps = [
    {
      key: "surveyed",
      done: surveyed.answers > 0,
      text: anonymous
        ? say("base", { n: surveyed.answers })
        : own("loop.surveyed.text", {
            n: surveyed.answers,
            from: written.day(surveyed.from),
            to: written.day(surveyed.to),
          }),
    },
    {
      key: "heard",
      done: heard.sources > 0,
      text: [own("loop.heard.text", { n: heard.sources, people: heard.people }), ...days].join(
        ", ",
      ),
    },
    { key: "fixed", done: fixed !== null, text: fixed === null ? toCome : written.day(fixed) },
    {
      key: "told",
      done: told.done,
      text:
        told.people === 0
          ? toCome
          : [
              own("loop.told.text", { told: told.told, people: told.people }),
              ...(told.on === null ? [] : [own("loop.told.on", { day: written.day(told.on) })]),
            ].join(", "),
    },
  ];
  return html`<ol class="steps" aria-label="${own("loop")}">${steps.map(({ key, done, text }) => html`<li${done && " class=done"}><b>${own(`loop.${key}`)}</b> <span>${text}</span></li>`)}</ol>`;
}

/** Both ends are days on which something was said. */
function between(from: string, to: string, written: Written): string {
  const after = new Date(Date.parse(`${to}T00:00:00Z`) + 86_400_000);
  return written.days(from, after.toISOString().slice(0, 10));
}

const SIGNS = {
  better: { sign: "↑", look: "up" },
  worse: { sign: "↓", look: "down" },
  no_clear_change: { sign: "=", look: "" },
  too_few: { sign: "=", look: "" },
} as const;

/** The weeks before and after with their bases, and less what moved all others; better or worse only beyond chance. */
function resultPart(result: ImprovementResult, backdated: boolean, spoken: Spoken): Html {
  const { own, written } = spoken;
  const { before, after, change, effect, verdict, look } = result;
  const { sign, look: tone } = SIGNS[verdict];
  // Those it was for could be had from all others and the whole where they are too few to be shown.
  const rest = effect === null ? null : result.rest;
  const row = (name: string, was: ScoreReport, is: ScoreReport) =>
    html`<tr><th scope="row">${name}</th><td class="n">${figure(was, spoken)}</td><td class="n">${figure(is, spoken)}</td></tr>`;
  const moved =
    change === null
      ? own("result.tooFew")
      : spoken.say("improvement.change", points(change.difference, change, written));
  const less =
    effect !== null &&
    html`<p class="small">${own("result.effect", points(effect.effect, effect, written))}</p>`;
  const told = [
    ...(backdated ? [own("result.backdated")] : []),
    own("result.noCause"),
    ...(look > 1 ? [own("result.look", { n: look })] : []),
  ];
  return html`<section class="card" aria-labelledby="m"><h2 id="m">${own("result")}</h2><div class="verdict first"><span class="sign ${tone}" aria-hidden="true">${sign}</span><div><p><b>${own(`verdict.${verdict}`)}</b></p><p>${moved}</p>${less}</div></div><div class="scroll"><table class="table wrap"><thead><tr><th scope="col">${own("result.who")}</th><th scope="col" class="n">${own("result.before", { days: written.days(before.from, before.to) })}</th><th scope="col" class="n">${own("result.after", { days: written.days(after.from, after.to) })}</th></tr></thead><tbody>${row(own("result.own"), before.score, after.score)}${rest && row(own("result.rest"), rest.before, rest.after)}</tbody></table></div><p class="soft small">${told.join(" ")}</p></section>`;
}

function points(value: number, limits: { lower: number; upper: number }, written: Written) {
  const margin = marginOf(limits);
  const signed = (one: number) => written.signed(one, margin);
  return { points: signed(value), lower: signed(limits.lower), upper: signed(limits.upper) };
}

function figure({ score, interval, answers }: ScoreReport, { say, own, written }: Spoken): Html {
  if (score === null || interval === null) {
    return html`${say("tooFewShort")}<br><span class="soft small">${own("figure.few", { n: answers })}</span>`;
  }
  const margin = marginOf(interval);
  const [lower, upper] = [interval.lower, interval.upper].map((one) => written.points(one, margin));
  return html`<b>${written.points(score, margin)}</b><br><span class="soft small">${own("figure", { lower: lower ?? "", upper: upper ?? "", n: answers })}</span>`;
}

/** Why, for whom, how it is measured, and when each step was. */
function planPart(page: ImprovementPageView, spoken: Spoken): Html {
  const { one, owner, timeZone } = page;
  const { own, written } = spoken;
  const { result, checkOn, expected } = one;
  const measured =
    result !== null
      ? written.day(todayIn(timeZone, new Date(result.at)))
      : checkOn === null
        ? own("step.toCome")
        : own("step.from", { day: written.day(checkOn) });
  const rows: [string, string | null][] = [
    [own("field.hypothesis"), one.hypothesis === "" ? null : one.hypothesis],
    [own("field.measure"), measureWords(page, own)],
    [own("field.expected"), expected === null ? null : written.signed(expected)],
    [own("plan.weeks"), own("plan.weeksText", { n: one.weeks })],
    [own("step.begun"), one.beganOn === null ? own("step.toCome") : written.day(one.beganOn)],
    [own("step.measured"), measured],
    [
      own("step.decided"),
      one.decision === null ? own("step.toCome") : own(`decision.${one.decision}`),
    ],
    [own("field.owner"), owner],
  ];
  const shown = rows.flatMap(([name, text]) =>
    text === null ? [] : [html`<div><dt>${name}</dt><dd dir="auto">${text}</dd></div>`],
  );
  return html`<section class="card" aria-labelledby="p"><h2 id="p">${own("plan")}</h2><dl class="facts">${shown}</dl></section>`;
}

function measureWords({ one, names, written }: ImprovementPageView, own: Say): string {
  const { filter, theme } = one.measure;
  const byProperty = Map.groupBy(filter, (condition) => condition.slice(0, condition.indexOf("=")));
  const parts = [...byProperty].map(([property, conditions]) => {
    const values = conditions.map((one) => names.value(property, one.slice(property.length + 1)));
    return `${names.property(property)}: ${written.either(values)}`;
  });
  const all = [...parts, ...readingChips({ theme }, { names, written })];
  return all.length === 0 ? own("measure.all") : all.join(" · ");
}

function wordsPart(words: readonly string[], say: Say): Html | null {
  if (words.length === 0) return null;
  return html`<section class="card" aria-labelledby="q"><h2 id="q">${say("comments.title")}</h2><ul class="quotes">${words.map((text) => html`<li class="alone"><blockquote dir="auto">${text}</blockquote></li>`)}</ul></section>`;
}
