/** Shows the further questions that the score's group and the other answers ask for; hides the rest. */
export function showBranches(form: HTMLFormElement, group: string): void {
  for (const part of form.querySelectorAll<HTMLElement>("[data-groups],[data-when]")) {
    const { groups, when, any } = part.dataset;
    const forGroup = groups === undefined || groups.split(" ").includes(group);
    const shown = forGroup && (when === undefined || answered(form, when, any ?? "[]"));
    part.hidden = !shown;
    for (const field of part.querySelectorAll<HTMLInputElement>("input,textarea")) {
      field.disabled = !shown;
    }
  }
}

function answered(form: HTMLFormElement, question: string, any: string): boolean {
  const wanted: unknown = JSON.parse(any);
  const values = new FormData(form).getAll(`answer.${question}`);
  return Array.isArray(wanted) && values.some((value) => wanted.includes(value));
}
