export function ResponsesScreen() {
  return null;
}
