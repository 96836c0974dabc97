import { SHELL } from "../auth/add-user.ts";
import { decisionDetail, listDecisions } from "../decisions/decision-queries.ts";
import { createIdea } from "../ideas/create-idea.ts";
import { ideaDetail, listIdeas } from "../ideas/idea-queries.ts";
import { createTestimonial } from "../praise/save-testimonial.ts";
import { listTestimonials, testimonialDetail } from "../praise/testimonial-queries.ts";
import type { ToldDoor } from "./door.ts";
import type { Shell } from "./with-storage.ts";

/** Ideas, testimonials and decisions of this machine's data. */
export function localTold({ db, outbox }: Shell, workspaceId: string): ToldDoor {
  const by = () => ({ workspaceId, actor: SHELL, userId: null, now: new Date() });
  const idea = (ideaId: string) => ideaDetail(db, { workspaceId, ideaId }, async () => null);
  return {
    async ideas(state, limit) {
      const query = { state, limit, sort: "votes" } as const;
      return (await listIdeas(db, workspaceId, query)).data;
    },
    idea,
    addIdea: async (wanted) => idea(await createIdea({ db, news: outbox.ideas }, wanted, by())),
    testimonials: async (state, limit) =>
      (await listTestimonials(db, workspaceId, { state, limit })).data,
    testimonial: (testimonialId) => testimonialDetail(db, { workspaceId, testimonialId }),
    addTestimonial: async (wanted) =>
      testimonialDetail(db, {
        workspaceId,
        testimonialId: await createTestimonial(db, wanted, by()),
      }),
    decisions: (query) => listDecisions(db, { workspaceId, ...query }, new Date()),
    decision: (decisionId) => decisionDetail(db, { workspaceId, decisionId }, new Date()),
  };
}
