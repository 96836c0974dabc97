import type { FastifyReply, FastifyRequest } from "fastify";
import { addUser } from "../auth/add-user.ts";
import type { AuthParts } from "../auth/auth-parts.ts";
import { startSession } from "../auth/session-cookie.ts";
import { findUserByEmail } from "../auth/user-queries.ts";
import { fillSamplePeople } from "../sample/sample-people.ts";
import { fillSample, makeSample, sampleState } from "../sample/sample-workspace.ts";
import { fillWrittenComments } from "../sample/written-comments.ts";
import { sign } from "../workspaces/server-secret.ts";
import type { Services } from "./services.ts";

/** Who looks at a demo; belongs to the sample workspace alone. */
const VISITOR = "visitor@demo.invalid";
const LOOPBACK = /^(127\.|::1$|::ffff:127\.)/;

/**
 * Makes the sample workspace with its visitor and fills it, so that the first look shows a score.
 * Done again it changes nothing.
 */
export async function prepareDemo({ db, secret, answers }: Services): Promise<void> {
  const known = await findUserByEmail(db, VISITOR);
  if (!known) {
    const workspace = await makeSample(db, { actor: VISITOR, language: "en", timeZone: "UTC" });
    await addUser(db, {
      email: VISITOR,
      password: passwordOf(secret),
      workspaceName: workspace.id,
      role: "owner",
    });
  }
  const visitor = await findUserByEmail(db, VISITOR);
  if (!visitor) throw new Error("the demo's visitor was not made");
  const sample = await sampleState(db, visitor.userId);
  if (sample.workspace && sample.surveyId && sample.done < sample.total) {
    const ids = { workspaceId: sample.workspace.id, surveyId: sample.surveyId };
    await fillSample(answers, ids);
    await fillSamplePeople(db, ids);
    await fillWrittenComments({ db, answers }, ids);
  }
}

/**
 * Signs in whoever opens a demo from this machine: there is nothing to see but the sample. From
 * anywhere else it asks for a password that nobody knows.
 */
export function demoVisit({ secret }: Services, { signIn, authenticator }: AuthParts) {
  // A cookie may be left over from another Candor on this machine: cookies know no ports.
  const isSignedIn = (request: FastifyRequest, reply: FastifyReply) =>
    authenticator.signedIn(request, reply).then(
      () => true,
      () => false,
    );
  return async (request: FastifyRequest, reply: FastifyReply): Promise<void> => {
    if (!LOOPBACK.test(request.ip) || (await isSignedIn(request, reply))) return;
    await startSession(signIn, reply, { email: VISITOR, password: passwordOf(secret) });
  };
}

function passwordOf(secret: Services["secret"]): string {
  return sign(secret, "demo", VISITOR);
}
