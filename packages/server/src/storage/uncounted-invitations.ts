/**
 * As what an invitation should stand in the tally: 0 not at all (not asked, or never reached), 1 invited, 2
 * answered. It depends on the row alone, so that whoever changes an invitation need not know of the tally.
 */
export const SHOULD_COUNT =
  "case when asked_at is null or state = 'bounced' then 0 when answered_at is null then 1 else 2 end";

/** Invitations whose standing in the tally is not what it should be; the words of the index `invitation_uncounted`. */
export const UNCOUNTED = `counted <> ${SHOULD_COUNT}`;
