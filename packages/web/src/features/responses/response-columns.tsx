import { useQuery } from "@tanstack/react-query";
import { useMemo } from "react";
import { dimensionsQuery } from "../../here/numbers.ts";
import { useSurveyIds } from "../../here/workspace-context.tsx";
import { useFormat } from "../../language/format-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { PersonChip } from "../../parts/person-chip.tsx";
import type { Column } from "../../parts/table.tsx";
import type { ResponseItem } from "../../request/types.ts";
import { useDimensionName } from "../../subjects/dimension-name.ts";
import { AnswerCell } from "./answer-cell.tsx";
import { useListView } from "./list-view.ts";

/** What of an answer is no property of it, in the order of the columns. */
const OWN = ["person", "when", "channel", "touchpoint", "language", "contact", "tags"];

/** What is shown before anybody chose columns: who, when, how, and the first properties that are compared by. */
export function firstColumns(dimensions: readonly string[]): string[] {
  return ["person", "when", "channel", ...dimensions.slice(0, 2).map(propertyKey)];
}

/** The further questions of the survey, whose answers may stand in columns of their own. */
export function useFurtherQuestions(): readonly string[] {
  const { data } = useQuery(dimensionsQuery(useSurveyIds()));
  return useMemo(() => data?.questions.map(({ dimension }) => dimension) ?? [], [data]);
}

function propertyKey(name: string): string {
  return `property:${encodeURIComponent(name)}`;
}

/** The properties of a list: those that the survey compares by, then what else its answers carry. */
export function propertiesOf(
  answers: readonly ResponseItem[],
  dimensions: readonly string[],
): string[] {
  const known = dimensions.filter((name) => !OWN.includes(name));
  const met = answers.flatMap(({ properties }) => Object.keys(properties));
  return [...new Set([...known, ...met])];
}

/**
 * Every column that the list of answers can have.
 *
 * @param compact the answer stands alone: beside the one that is open, or on a phone, who and when stand
 *   below its words.
 */
export function useResponseColumns(
  properties: readonly string[],
  questions: readonly string[],
  compact: boolean,
): Column<ResponseItem>[] {
  const t = useMessages("web-responses");
  const w = useMessages("web");
  const format = useFormat();
  const [{ response }] = useListView();
  const { label, value: nameOf } = useDimensionName();
  return useMemo(() => {
    const answer: Column<ResponseItem> = {
      key: "answer",
      name: t("column.answer"),
      cell: (one) => <AnswerCell answer={one} chosen={one.id === response} compact={compact} />,
    };
    const columns: Column<ResponseItem>[] = [
      answer,
      {
        key: "person",
        name: t("column.person"),
        cell: (one) =>
          one.person ? (
            <PersonChip person={one.person} personId={one.person.id} />
          ) : (
            <span className="text-muted">{t("nobody")}</span>
          ),
      },
      {
        key: "when",
        name: t("column.when"),
        cell: (one) => (
          <time
            dateTime={one.answeredAt}
            title={format.moment(one.answeredAt)}
            className="whitespace-nowrap"
          >
            {format.ago(one.answeredAt, new Date())}
          </time>
        ),
      },
      {
        key: "channel",
        name: t("column.channel"),
        cell: (one) => <span className="whitespace-nowrap">{nameOf("channel", one.channel)}</span>,
      },
      { key: "touchpoint", name: t("column.touchpoint"), cell: (one) => one.touchpoint },
      {
        key: "language",
        name: t("column.language"),
        cell: (one) => (one.language ? nameOf("language", one.language) : null),
      },
      {
        key: "contact",
        name: t("column.contact"),
        cell: (one) => (one.mayContact ? t("mayContact.short") : null),
      },
      { key: "tags", name: w("tags"), cell: (one) => format.list(one.tags) },
    ];
    return [
      ...columns,
      ...questions.map((name) => ({
        key: encodeURIComponent(name),
        name: label(name),
        cell: (one: ResponseItem) =>
          format.list(furtherAnswer(one, name).map((given) => nameOf(name, given))),
      })),
      ...properties.map((name) => ({
        key: propertyKey(name),
        name: label(name),
        cell: (one: ResponseItem) => {
          const value = one.properties[name];
          return value === undefined || value === null ? "" : nameOf(name, String(value));
        },
      })),
    ];
  }, [properties, questions, compact, response, t, w, format, label, nameOf]);
}

/** What was answered to a further question, named as its dimension is: `answers[ease]`. */
function furtherAnswer({ answers }: ResponseItem, name: string): string[] {
  return [answers[name.slice("answers[".length, -1)] ?? []].flat();
}
