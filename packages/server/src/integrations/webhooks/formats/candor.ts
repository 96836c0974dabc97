import type { StoredEvent } from "../outbox/event-data.ts";

/**
 * The body of our own format: `type` and `timestamp` as Standard Webhooks recommends, `data` as the
 * API shows it.
 *
 * @see https://www.standardwebhooks.com
 */
export function candorBody({ id, type, occurredAt, data }: StoredEvent): string {
  const { workspace, survey, response, person, changes, deleted, unsubscribed, test } = data;
  const { case: about, promise, alert, announcement, improvement } = data;
  const { idea, testimonial, ambassador, referral, decision, offer, chat, goal } = data;
  return JSON.stringify({
    id,
    type,
    timestamp: occurredAt.toISOString(),
    workspace: { id: workspace.id, name: workspace.name },
    ...(test ? { test } : {}),
    data: {
      ...(about ? { case: about } : {}),
      ...(promise ? { promise } : {}),
      ...(improvement ? { improvement } : {}),
      ...(announcement ? { announcement } : {}),
      ...(idea ? { idea } : {}),
      ...(testimonial ? { testimonial } : {}),
      ...(ambassador ? { ambassador } : {}),
      ...(referral ? { referral } : {}),
      ...(decision ? { decision } : {}),
      ...(offer ? { offer } : {}),
      ...(chat ? { chat } : {}),
      ...(alert ? { alert } : {}),
      ...(goal ? { goal } : {}),
      ...(survey ? { survey } : {}),
      ...(response ? { response: { ...response, person } } : {}),
      ...(!response && person ? { person } : {}),
      ...(changes ? { changes } : {}),
      ...(deleted ? { deleted } : {}),
      ...(unsubscribed ? { unsubscribed } : {}),
    },
  });
}
