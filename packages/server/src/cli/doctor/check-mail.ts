import { setTimeout as sleep } from "node:timers/promises";
import type { Config } from "../../config/config.ts";
import { smtpCourier } from "../../delivery/smtp-courier.ts";
import { type Finding, fault, ok, warning } from "./finding.ts";

const PATIENCE_MS = 10_000;

/** Whether the mail server can be reached and takes the user and the password. Nothing is sent. */
export async function checkMail({ smtpUrl, mailFrom }: Config): Promise<Finding> {
  if (smtpUrl === null) {
    return warning(
      "mail",
      "No mail server is set (SMTP_URL): mails are written to the log, and nobody is asked by e-mail.",
    );
  }
  const { hostname, port } = new URL(smtpUrl);
  const where = port ? `${hostname}:${port}` : hostname;
  const opening = smtpCourier(smtpUrl).open();
  // Whichever is first; the other one must not end the process.
  opening.catch(() => {});
  try {
    const line = await Promise.race([opening, sleep(PATIENCE_MS, null, { ref: false })]);
    if (line === null) {
      void opening.then(
        (late) => late.close(),
        () => {},
      );
      return fault(
        "mail",
        `The mail server ${where} said nothing for ${PATIENCE_MS / 1000} seconds. Look at SMTP_URL and the firewall.`,
      );
    }
    line.close();
    return ok("mail", `The mail server ${where} takes mails from ${mailFrom}.`);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    return fault(
      "mail",
      `The mail server ${where} cannot be used: ${why}. Mails wait until it can.`,
    );
  }
}
