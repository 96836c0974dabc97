import { createTransport } from "nodemailer";

/** A mail from somebody else's program to a mail server on loopback. */
export async function sendMailTo(
  port: number,
  mail: { from: string; to: string; subject: string; text: string },
): Promise<void> {
  const transport = createTransport({ host: "127.0.0.1", port, ignoreTLS: true });
  await transport.sendMail(mail);
}
