import type { ResponseDetail } from "@candor/contract/response.ts";
import { lazy, Suspense } from "react";
import { useMessages } from "../../language/language-context.tsx";
import { MakeIdea } from "../../subjects/make-idea.tsx";
import { MakeTestimonial } from "../../subjects/make-testimonial.tsx";
import { CaseOfResponse } from "./case-of-response.tsx";
import { Standing } from "./exclusion.tsx";
import { Facts } from "./facts.tsx";
import { FurtherAnswers } from "./further-answers.tsx";
import { History } from "./history.tsx";
import { Notes } from "./notes.tsx";
import { ReadingBlock } from "./reading.tsx";
import { Removal } from "./removal.tsx";
import { Tags } from "./tags.tsx";
import { Who } from "./who.tsx";
import { Words } from "./words.tsx";

const Thank = lazy(() =>
  import("../../subjects/thanks/thank.tsx").then((m) => ({ default: m.Thank })),
);
const WrittenPart = lazy(() =>
  import("../../subjects/own-model/written-part.tsx").then((m) => ({ default: m.WrittenPart })),
);

/**
 * Everything about one answer, in the order in which it is needed: who it is and how they are reached,
 * what they said, what a colleague does about it, and at the end what is seldom asked or done.
 */
export function Detail({ response }: { response: ResponseDetail }) {
  const t = useMessages("web-responses");
  return (
    <div className="space-y-6">
      <Who response={response} />
      <Words response={response} />
      <Suspense fallback={null}>
        <WrittenPart response={response} />
      </Suspense>
      <CaseOfResponse response={response} />
      {response.comment ? (
        <div className="flex flex-wrap gap-2">
          <MakeIdea label={t("idea.make")} from={{ responseId: response.id }} />
          {response.person ? (
            <MakeTestimonial label={t("testimonial.make")} responseId={response.id} />
          ) : null}
        </div>
      ) : null}
      <Suspense fallback={null}>
        <Thank responseId={response.id} />
      </Suspense>
      <ReadingBlock response={response} />
      <FurtherAnswers response={response} />
      <Standing response={response} />
      <Notes response={response} />
      <Tags response={response} />
      <Facts response={response} />
      <History response={response} />
      <Removal response={response} />
    </div>
  );
}
