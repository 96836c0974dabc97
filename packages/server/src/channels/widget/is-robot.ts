/**
 * Names by which programs that open pages call themselves: search engines, previews of links, checks whether a site is
 * up. Whoever hides is counted; that a share of visits is always theirs is said where visits are shown.
 */
const ROBOTS =
  /bot\b|bot[/;]|crawl|spider|slurp|facebookexternalhit|preview|vkshare|whatsapp|lighthouse|pingdom|uptime|curl\/|wget\/|python-|go-http|java\//i;

/** Whether a program says of itself that it is no visitor; without a name it is one, too. */
export function isRobot(userAgent: string | undefined): boolean {
  return userAgent === undefined || userAgent.trim() === "" || ROBOTS.test(userAgent);
}
