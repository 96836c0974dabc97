export function NewSurvey() {
  return null;
}
