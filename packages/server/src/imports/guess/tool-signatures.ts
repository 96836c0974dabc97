import type { Field, RowKind, Tool } from "../import-plan.ts";

/** How the exports of a tool are known by their heads, and what its own columns are. */
export interface Signature {
  tool: Tool;
  /** Names are compared by `words()`; `has` takes a name, `starts` the beginning of one. */
  is(has: (name: string) => boolean, starts: (name: string) => boolean): boolean;
  columns: Readonly<Record<string, Field>>;
  kind?: RowKind;
  usualDates?: "mdy" | "dmy";
  unfinishedWithoutDate?: boolean;
  countedIds?: boolean;
}

export const NOT_WANTED: Readonly<Record<string, Field>> = {
  "ip address": "ignore",
  ipaddress: "ignore",
  ip: "ignore",
  "network id": "ignore",
  seed: "ignore",
};

/** What Google's form sheets call their first column, and the order of dates in that language. */
export const GOOGLE_TIMESTAMPS: Readonly<Record<string, "dmy" | undefined>> = {
  timestamp: undefined,
  horodateur: "dmy",
  "отметка времени": "dmy",
  "позначка часу": "dmy",
  zeitstempel: "dmy",
  "marca temporal": "dmy",
  "carimbo de data/hora": "dmy",
  "informazioni cronologiche": "dmy",
  tijdstempel: "dmy",
  tidsstämpel: undefined,
  tidsstempel: "dmy",
  "laika zīmogs": "dmy",
  laikspiedols: "dmy",
  "sygnatura czasowa": "dmy",
  ajatempel: "dmy",
  "laiko žymė": undefined,
  aikaleima: "dmy",
};

export const MSFORMS_TIMES: readonly (readonly [string, string])[] = [
  ["start time", "completion time"],
  ["startzeit", "fertigstellungszeit"],
  ["heure de début", "heure de fin"],
  ["hora de inicio", "hora de finalización"],
  ["starttid", "slutförandetid"],
  ["starttid", "sluttid"],
  ["время начала", "время выполнения"],
  ["время начала", "время завершения"],
  ["sākuma laiks", "pabeigšanas laiks"],
  ["hora de início", "hora de conclusão"],
  ["hora de inicio", "hora de finalizacion"],
  ["ora di inizio", "ora di completamento"],
  ["begintijd", "tijd van voltooien"],
  ["starttijd", "voltooiingstijd"],
  ["godzina rozpoczęcia", "godzina ukończenia"],
  ["starttidspunkt", "fuldførelsestidspunkt"],
  ["starttidspunkt", "fullføringstidspunkt"],
  ["aloitusaika", "päättymisaika"],
  ["pradžios laikas", "pabaigos laikas"],
  ["algusaeg", "lõpetamisaeg"],
  ["čas zahájení", "čas dokončení"],
];

/** Delighted's four resources may stand in one file, so each knows the columns of the others. */
const DELIGHTED_PERSON: Readonly<Record<string, Field>> = {
  "person id": "externalId",
  email: "email",
  "person email": "email",
  name: "name",
  "person name": "name",
  "phone number": "phone",
  "person phone number": "phone",
  "person created at": "ignore",
  "last sent at": "lastAskedAt",
  "last responded at": "ignore",
  "next survey scheduled at": "ignore",
  locale: "language",
  "delighted email subject": "ignore",
  "delighted intro message": "ignore",
  "unsubscribed at": "unsubscribedAt",
  "bounced at": "bouncedAt",
};

/** The first that fits is taken: the surest signs stand first. */
export const SIGNATURES: readonly Signature[] = [
  {
    tool: "candor",
    is: (has) => ["response id", "answered at", "group", "touchpoint", "exclusion"].every(has),
    columns: {
      "response id": "responseId",
      "answered at": "answeredAt",
      score: "score",
      group: "ignore",
      comment: "comment",
      channel: "channel",
      touchpoint: "touchpoint",
      language: "language",
      email: "email",
      name: "name",
      tags: "tags",
      exclusion: "excluded",
    },
  },
  {
    tool: "qualtrics",
    is: (has) => has("response id") && has("recorded date") && (has("finished") || has("progress")),
    columns: {
      "response id": "responseId",
      "recorded date": "answeredAt",
      "start date": "ignore",
      "end date": "ignore",
      status: "test",
      finished: "finished",
      progress: "ignore",
      "recipient last name": "name",
      "recipient first name": "name",
      "recipient email": "email",
      "external reference": "externalId",
      "external data reference": "externalId",
      "location latitude": "ignore",
      "location longitude": "ignore",
      "user language": "language",
    },
  },
  {
    tool: "qualtrics",
    is: (has) => has("response id") && has("response set") && has("finished"),
    columns: {
      "response id": "responseId",
      "response set": "ignore",
      name: "name",
      "external data reference": "externalId",
      "email address": "email",
      status: "test",
      "start date": "ignore",
      "end date": "answeredAt",
      finished: "finished",
    },
  },
  {
    tool: "alchemer",
    is: (has) =>
      has("response id") && has("time started") && has("date submitted") && has("status"),
    columns: {
      "response id": "responseId",
      "time started": "ignore",
      "date submitted": "answeredAt",
      status: "finished",
      "contact id": "externalId",
      "legacy comments": "ignore",
      "session id": "ignore",
    },
    usualDates: "mdy",
  },
  {
    tool: "survicate",
    is: (has) => has("response uuid") && has("respondent uuid"),
    columns: {
      "response uuid": "responseId",
      "respondent uuid": "property:Respondent uuid",
      "date & time (utc)": "answeredAt",
      "date and time (utc)": "answeredAt",
    },
  },
  {
    tool: "limesurvey",
    is: (has) =>
      (has("submitdate") && has("lastpage") && has("startlanguage")) ||
      (has("date submitted") && has("last page") && has("start language")),
    columns: {
      id: "responseId",
      "response id": "responseId",
      submitdate: "answeredAt",
      "date submitted": "answeredAt",
      lastpage: "ignore",
      "last page": "ignore",
      startlanguage: "language",
      "start language": "language",
      startdate: "ignore",
      "date started": "ignore",
      datestamp: "ignore",
      "date last action": "ignore",
      ipaddr: "ignore",
    },
    unfinishedWithoutDate: true,
    countedIds: true,
  },
  {
    tool: "typeform",
    is: (has) => has("#") && (has("network id") || has("submit date (utc)")),
    columns: {
      "#": "responseId",
      "response type": "finished",
      "start date (utc)": "ignore",
      "stage date (utc)": "ignore",
      "submit date (utc)": "answeredAt",
      tags: "tags",
      ending: "ignore",
    },
    unfinishedWithoutDate: true,
  },
  {
    tool: "formbricks",
    is: (has) =>
      has("formbricks id (internal)") || (has("no") && has("response id") && has("survey id")),
    columns: {
      no: "ignore",
      "response id": "responseId",
      timestamp: "answeredAt",
      finished: "finished",
      quotas: "ignore",
      "survey id": "ignore",
      "formbricks id (internal)": "ignore",
      "user id": "externalId",
      tags: "tags",
      "person userid": "externalId",
      "person user id": "externalId",
      "person email": "email",
      "person first name": "name",
      "person last name": "name",
      "person language": "language",
    },
  },
  {
    tool: "asknicely",
    is: (has) =>
      has("answer") && (has("answer label") || (has("question type") && has("responded"))),
    columns: {
      "response id": "responseId",
      "person id": "externalId",
      "contact id": "ignore",
      answer: "score",
      "answer label": "ignore",
      comment: "comment",
      responded: "answeredAt",
      sent: "lastAskedAt",
      opened: "ignore",
      lastemailed: "ignore",
      created: "ignore",
      name: "name",
      email: "email",
      "question type": "surveyType",
      published: "ignore",
      publishedname: "ignore",
      publishedavatar: "ignore",
    },
  },
  {
    tool: "retently",
    is: (has) =>
      has("score") &&
      (has("rating category") ||
        (has("campaign name") && has("feedback tags")) ||
        (has("campaign id") && has("customer id"))),
    columns: {
      id: "responseId",
      "response id": "responseId",
      "customer id": "externalId",
      score: "score",
      rating: "ignore",
      comments: "comment",
      feedback: "comment",
      "created date": "answeredAt",
      "response date": "answeredAt",
      email: "email",
      "first name": "name",
      "last name": "name",
      tags: "property:tags",
      "feedback tags": "tags",
      "rating category": "ignore",
      metric: "surveyType",
      "metrics type": "surveyType",
      "campaign id": "ignore",
    },
  },
  {
    tool: "wootric",
    is: (has, starts) =>
      has("excluded from calculations") ||
      (has("score") && (starts("end user ") || has("origin url"))),
    columns: {
      id: "responseId",
      "response id": "responseId",
      score: "score",
      "nps score": "score",
      text: "comment",
      feedback: "comment",
      completed: "finished",
      "excluded from calculations": "excluded",
      "created at": "answeredAt",
      "updated at": "ignore",
      "end user id": "ignore",
      "end user email": "email",
      "end user external id": "externalId",
      "end user phone number": "phone",
      "end user last surveyed": "lastAskedAt",
      "end user created at": "ignore",
      "end user updated at": "ignore",
      "survey type": "surveyType",
    },
  },
  {
    tool: "delighted",
    is: (has, starts) =>
      has("score") &&
      (starts("delighted ") ||
        (has("permalink") && (has("survey type") || has("created at"))) ||
        has("survey response id")),
    columns: {
      ...DELIGHTED_PERSON,
      id: "responseId",
      "response id": "responseId",
      "survey response id": "responseId",
      score: "score",
      comment: "comment",
      "created at": "answeredAt",
      "responded at": "answeredAt",
      "updated at": "ignore",
      permalink: "ignore",
      tags: "tags",
      "survey type": "surveyType",
    },
  },
  {
    tool: "delighted",
    kind: "people",
    is: (has, starts) =>
      !has("score") &&
      (has("email") || has("phone number") || has("person email")) &&
      (starts("delighted ") ||
        has("question product name") ||
        has("last sent at") ||
        has("next survey scheduled at")),
    columns: {
      ...DELIGHTED_PERSON,
      id: "externalId",
      "created at": "ignore",
      delay: "ignore",
      send: "ignore",
    },
  },
  {
    tool: "delighted",
    kind: "unsubscribes",
    is: (has) => has("unsubscribed at") && (has("person id") || has("email")),
    columns: DELIGHTED_PERSON,
  },
  {
    tool: "delighted",
    kind: "bounces",
    is: (has) => has("bounced at") && (has("person id") || has("email")),
    columns: DELIGHTED_PERSON,
  },
  {
    tool: "surveymonkey",
    is: (has) => has("respondent id") || (has("collector id") && has("start date")),
    columns: {
      "respondent id": "responseId",
      "date created": "ignore",
      "start date": "ignore",
      "date modified": "answeredAt",
      "end date": "answeredAt",
      "email address": "email",
      "first name": "name",
      "last name": "name",
    },
    usualDates: "mdy",
  },
  {
    tool: "indico",
    is: (has) => has("submitter email") && has("submission date"),
    columns: { submitter: "name", "submitter email": "email", "submission date": "answeredAt" },
  },
];
