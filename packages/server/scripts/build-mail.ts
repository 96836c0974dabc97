/**
 * Compiles the mails: `node packages/server/scripts/build-mail.ts`. The compiled HTML is committed,
 * so that neither the server nor its installation needs the compiler.
 */
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import mjml from "mjml";

const TEMPLATES = new URL("../mail-templates/", import.meta.url);

/** A template as HTML, refused when the compiler finds anything wrong with it. */
export async function compileMail(name: string): Promise<string> {
  const source = readFileSync(new URL(`${name}.mjml`, TEMPLATES), "utf8");
  const { html, errors } = await mjml(source, {
    validationLevel: "strict",
    keepComments: true,
    // No font is fetched from anywhere: whoever serves it would learn who opens a mail.
    fonts: {},
  });
  if (errors.length > 0) {
    throw new Error(`${name}.mjml: ${errors.map((error) => error.formattedMessage).join("; ")}`);
  }
  return tidied(html);
}

/**
 * Without the blanks that only the compiler needs, since mails are cut off above a hundred kilobytes;
 * and with the direction of writing left open, since the compiler
 * settles it when it runs.
 */
function tidied(html: string): string {
  return html
    .replaceAll('align="left"', 'align="{{start}}"')
    .replaceAll("text-align:left", "text-align:{{start}}")
    .replaceAll("direction:ltr", "direction:{{dir}}")
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "")
    .join("\n")
    .concat("\n");
}

/** The templates there are. */
export function mailTemplates(): string[] {
  return readdirSync(TEMPLATES)
    .filter((file) => file.endsWith(".mjml"))
    .map((file) => file.replace(/\.mjml$/, ""));
}

if (import.meta.main) {
  for (const name of mailTemplates()) {
    const html = await compileMail(name);
    writeFileSync(new URL(`compiled/${name}.html`, TEMPLATES), html);
    process.stdout.write(`${name}.html ${html.length} bytes\n`);
  }
}
