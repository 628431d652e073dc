import { createTransport } from "nodemailer";
import type { MailTransport } from "./mail";

const PATIENCE_MS = 10_000;

type SmtpError = Error & { responseCode?: number; command?: string };

/**
 * A mail server over SMTP. A 5xx about the reader or the message is permanent; a 5xx about our login or our
 * sender address is not, because the operator can mend it.
 */
export function smtpTransport(url: string): MailTransport {
  const transport = createTransport({
    url,
    connectionTimeout: PATIENCE_MS,
    greetingTimeout: PATIENCE_MS,
    socketTimeout: PATIENCE_MS,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return async ({ from, to, subject, html, text, messageId }) => {
    try {
      // As an object, an address is never read as a list of addresses.
      const info = await transport.sendMail({
        from,
        to: { name: "", address: to },
        subject,
        html,
        text,
        messageId,
        headers: { "Auto-Submitted": "auto-generated" },
      });
      return { ok: true, detail: info.response };
    } catch (error) {
      const { responseCode = 0, command = "", message } = error as SmtpError;
      const permanent = responseCode >= 500 && ["RCPT TO", "DATA"].includes(command);
      return { ok: false, permanent, detail: message };
    }
  };
}
