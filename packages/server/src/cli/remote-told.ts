import type { Decision, DecisionDetail } from "@candor/contract/decision.ts";
import type { Idea, IdeaDetail } from "@candor/contract/idea.ts";
import type { Testimonial, TestimonialDetail } from "@candor/contract/testimonial.ts";
import type { ToldDoor } from "./door.ts";
import type { RemoteClient } from "./remote-client.ts";

/** Ideas, testimonials and decisions of a server elsewhere. */
export function remoteTold(client: RemoteClient): ToldDoor {
  const list = async <T>(path: string, query: Record<string, unknown>) =>
    (await client.json<{ data: T[] }>("GET", path, { query: defined(query) })).data;
  const one = (room: string, id: string) => `/${room}/${encodeURIComponent(id)}`;
  return {
    ideas: (state, limit) => list<Idea>("/ideas", { state, limit }),
    idea: (id) => client.json<IdeaDetail>("GET", one("ideas", id)),
    addIdea: (body) => client.json<IdeaDetail>("POST", "/ideas", { body }),
    testimonials: (state, limit) => list<Testimonial>("/testimonials", { state, limit }),
    testimonial: (id) => client.json<TestimonialDetail>("GET", one("testimonials", id)),
    addTestimonial: (body) => client.json<TestimonialDetail>("POST", "/testimonials", { body }),
    decisions: ({ state, due }) => list<Decision>("/decisions", { state, due }),
    decision: (id) => client.json<DecisionDetail>("GET", one("decisions", id)),
  };
}

function defined(query: Record<string, unknown>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(query).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, String(value)]],
    ),
  );
}
