import type { FastifyReply, FastifyRequest } from "fastify";
import type { App } from "../../errors/http.ts";
import { referralUrl, shownName } from "../../referrals/referral.ts";
import { giveLink, linkOf, type Recommender } from "../../referrals/referral-links.ts";
import { referralSettings, shareText } from "../../referrals/referral-settings.ts";
import type { Database } from "../../storage/database.ts";
import { sendHtml } from "../door/answer-door-page.ts";
import { fieldsOf } from "../door/answered-visit.ts";
import { doorOptions } from "../door/door-options.ts";
import { sendUnknownLink } from "../link/unknown-link.ts";
import { type Look, recommendCsp, renderGiven, renderOffer } from "./render-recommend.ts";

/** Who may have a link on a page, and how the page looks. */
export interface MayRecommend {
  workspaceId: string;
  surveyId: string | null;
  whose: Recommender;
  look: Look;
  /** The path of the page. */
  action: string;
  /** What the page must be told again to be the same. */
  hidden: Readonly<Record<string, string>>;
}

const MOST_A_MINUTE = 60;

/**
 * A page that offers a link to recommend with, and gives it on a post: a GET makes none. No score is read; whoever may
 * open the page is offered the same.
 */
export function recommendPage(
  app: App,
  { db, publicUrl }: { db: Database; publicUrl: string },
  path: string,
  open: (request: FastifyRequest) => Promise<MayRecommend | null>,
): void {
  const options = doorOptions(MOST_A_MINUTE);
  app.get(path, options, async (request, reply) => {
    const found = await open(request);
    if (!found) return sendUnknownLink(request, reply);
    const known = await linkOf(db, found.workspaceId, found.whose);
    const { again } = request.query as { again?: unknown };
    if (known && again === undefined) return given(reply, found, known);
    const { look, action, hidden } = found;
    const page = renderOffer(look, { action, hidden, name: known?.shown_name ?? "" });
    return send(reply, look, page);
  });
  app.post(path, options, async (request, reply): Promise<FastifyReply> => {
    const found = await open(request);
    if (!found) return sendUnknownLink(request, reply);
    const { workspaceId, surveyId, whose } = found;
    const name = shownName(fieldsOf(request).name);
    const giving = { workspaceId, surveyId, name, by: "customer", now: new Date() };
    return given(reply, found, await giveLink(db, whose, giving));
  });

  async function given(
    reply: FastifyReply,
    { workspaceId, look, action, hidden }: MayRecommend,
    link: { code: string; shown_name: string | null },
  ): Promise<FastifyReply> {
    const settings = await referralSettings(db, workspaceId);
    const page = renderGiven(look, {
      url: referralUrl(publicUrl, link.code),
      text: shareText(settings, look.language, look.organisation),
      shownName: link.shown_name,
      renameHref: `${action}?${new URLSearchParams({ ...hidden, again: "1" })}`,
    });
    return send(reply, look, page);
  }
}

function send(reply: FastifyReply, look: Look, page: string): FastifyReply {
  reply.header("referrer-policy", "no-referrer");
  return sendHtml(reply, { status: 200, page, csp: recommendCsp(look.brand) });
}
