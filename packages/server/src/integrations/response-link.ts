/** Where a colleague sees an answer in the dashboard, whatever its standing. */
export function responseLink(
  publicUrl: string,
  q: { workspaceId: string; surveyId: string; responseId: string },
): string {
  const query = new URLSearchParams({
    workspace: q.workspaceId,
    survey: q.surveyId,
    standing: "all",
    response: q.responseId,
  });
  return `${publicUrl}/responses?${query}`;
}
