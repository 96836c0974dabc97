/** The header by which a browser saves a file under its name, whatever letters it has, and never shows it. */
export function attachmentNamed(name: string): string {
  const escaped = encodeURIComponent(name).replace(
    /['()*]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase()}`,
  );
  return `attachment; filename*=UTF-8''${escaped}`;
}
