import type { Call } from "@candor/contract/interview.ts";
import type { Survey } from "@candor/contract/survey.ts";
import { Link } from "@tanstack/react-router";
import BellRing from "lucide-react/icons/bell-ring";
import Users from "lucide-react/icons/users";
import { useState } from "react";
import { carried } from "../../here/view.ts";
import { useHere } from "../../here/workspace-context.tsx";
import { useMessages } from "../../language/language-context.tsx";
import { Button } from "../../parts/button.tsx";
import { ErrorNotice } from "../../parts/notice.tsx";
import { Empty, GhostRows, PageHead } from "../../parts/page.tsx";
import { NoSurvey } from "../../subjects/no-survey.tsx";
import { CallFacts, Dial } from "./call-facts.tsx";
import { CallList } from "./call-list.tsx";
import { Conversation } from "./conversation.tsx";
import { KeptRefused, KeptStatus } from "./kept-status.tsx";
import { PromisedList } from "./promised-list.tsx";
import { scriptFor } from "./script.tsx";
import { useInterview } from "./use-interview.ts";
import { useKeys } from "./use-keys.ts";

/** For whoever calls customers or stands beside them: the call list, what to say, what was said. */
export function InterviewScreen() {
  const t = useMessages("web-interview");
  const { survey } = useHere();
  return (
    <>
      <PageHead title={t("title")} lead={t("lead")} actions={<KeptStatus />} />
      <KeptRefused />
      {survey ? <Interviews key={survey.id} survey={survey} /> : <NoSurvey />}
    </>
  );
}

type With = { call: Call } | { call: null; nth: number };

function Interviews({ survey }: { survey: Survey }) {
  const t = useMessages("web-interview");
  const interview = useInterview(survey.id);
  const { list, calls } = interview;
  const [talk, setTalk] = useState<With | null>(null);
  const [said, setSaid] = useState("");
  const [problem, setProblem] = useState<unknown>(null);
  const scripts = list.data?.scripts ?? {};

  const choose = async (call: Call) => {
    setProblem(null);
    setSaid("");
    try {
      await interview.take(call);
      setTalk({ call });
    } catch (error) {
      setProblem(error);
    }
  };
  const inPerson = () => {
    setSaid("");
    setTalk({ call: null, nth: 0 });
  };
  const done = (next: With | null) => {
    setSaid(t("kept.noted"));
    setTalk(next);
  };

  if (list.isPending) {
    return list.fetchStatus === "paused" ? <p>{t("needsLine")}</p> : <GhostRows rows={5} />;
  }
  if (!list.data) return <ErrorNotice error={list.error} retry={() => void list.refetch()} />;
  return (
    <>
      <p role="status" className="sr-only">
        {said}
      </p>
      {talk === null ? (
        <>
          <ErrorNotice error={problem} className="mb-4" />
          <StartButtons onInPerson={inPerson} />
          {calls.length === 0 ? (
            <NobodyToCall />
          ) : (
            <CallList
              calls={calls}
              taken={interview.mineIds}
              onChoose={(call) => void choose(call)}
            />
          )}
          <PromisedList surveyId={survey.id} />
        </>
      ) : talk.call ? (
        <div className="grid items-start gap-4 lg:grid-cols-[minmax(0,3fr)_minmax(0,2fr)]">
          <Conversation
            key={talk.call.invitationId}
            title={whoIs(talk.call)}
            scripts={scripts}
            questions={list.data.questions}
            startIn={scriptFor(scripts, talk.call.person.language, survey.defaultLanguage)}
            timeZone={talk.call.timeZone}
            notice={
              <>
                <Dial call={talk.call} />
                <PromisedDue calls={interview.promisedDue} />
              </>
            }
            onHeard={(heard) => {
              interview.heard(talk.call, heard, whoIs(talk.call));
              done(null);
            }}
            onEnded={(ended) => {
              interview.ended(talk.call, ended, whoIs(talk.call));
              done(null);
            }}
            onBack={() => setTalk(null)}
          />
          <CallFacts call={talk.call} />
        </div>
      ) : (
        <div className="max-w-3xl">
          <Conversation
            key={talk.nth}
            title={t("inPerson.title")}
            scripts={scripts}
            questions={list.data.questions}
            startIn={scriptFor(scripts, null, survey.defaultLanguage)}
            notice={<PromisedDue calls={interview.promisedDue} />}
            onHeard={(heard) => {
              interview.heard(null, heard, t("inPerson.title"));
              done({ call: null, nth: talk.nth + 1 });
            }}
            onBack={() => setTalk(null)}
          />
        </div>
      )}
    </>
  );
}

function StartButtons({ onInPerson }: { onInPerson: () => void }) {
  const t = useMessages("web-interview");
  useKeys((key) => {
    if (key !== "p") return false;
    onInPerson();
    return true;
  });
  return (
    <div className="mb-4 flex flex-wrap items-center justify-between gap-3">
      <p className="text-sm text-muted touch:hidden">{t("list.keys")}</p>
      <Button onClick={onInPerson} aria-keyshortcuts="p">
        <Users aria-hidden className="size-4" />
        {t("inPerson")}
        <kbd aria-hidden className="text-xs text-muted touch:hidden">
          P
        </kbd>
      </Button>
    </div>
  );
}

/** A promise that falls due while speaking with somebody else. */
function PromisedDue({ calls }: { calls: Call[] }) {
  const t = useMessages("web-interview");
  if (calls.length === 0) return null;
  return (
    <p role="status" className="mt-2 flex items-start gap-2 text-sm font-medium text-detractor">
      <BellRing aria-hidden className="mt-0.5 size-4 shrink-0" />
      {t("promised.due", { n: calls.length, who: calls.map(whoIs).slice(0, 3).join(", ") })}
    </p>
  );
}

function NobodyToCall() {
  const t = useMessages("web-interview");
  return (
    <Empty
      title={t("empty.title")}
      ghost={<GhostRows still />}
      actions={
        <Link to="/asking/new" search={carried} className="button button--strong">
          {t("empty.action")}
        </Link>
      }
    >
      {t("empty.text")}
    </Empty>
  );
}

function whoIs({ person }: Call): string {
  return person.name ?? person.phone;
}
