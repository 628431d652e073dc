import { createHash } from "node:crypto";
import { Resend } from "resend";
import type { MailTransport } from "./mail";

const PATIENCE_MS = 15_000;

/** Refusals about this mail or its reader; the others concern our account and can be mended. */
const PERMANENT = ["validation_error", "invalid_parameter", "missing_required_field", "invalid_attachment"];

/**
 * The Resend service. The idempotency key is the mail's id, so that a repeated attempt is sent once. A repeated
 * attempt with a new secret differs from the one that Resend already took: it leaves under a key of its own,
 * because the first one's secret no longer opens anything.
 */
export function resendTransport(apiKey: string, baseUrl?: string): MailTransport {
  const resend = new Resend(apiKey, baseUrl ? { baseUrl: baseUrl.replace(/\/+$/, "") } : {});
  return async ({ id, from, to, subject, html, text, messageId }) => {
    const mail = { from, to: [to], subject, html, text, headers: { "Message-ID": messageId } };
    const send = (idempotencyKey: string) =>
      resend.emails.send(mail, { idempotencyKey, signal: AbortSignal.timeout(PATIENCE_MS) });
    try {
      let answer = await send(id);
      if (answer.error?.name === "invalid_idempotent_request") {
        answer = await send(`${id}/${createHash("sha256").update(html).digest("hex").slice(0, 16)}`);
      }
      const { data, error } = answer;
      if (!error) return { ok: true, detail: `Resend ${data.id}` };
      const { name, message, statusCode } = error;
      const permanent = (statusCode === 400 || statusCode === 422) && PERMANENT.includes(name);
      return { ok: false, permanent, detail: `${statusCode ?? "–"} ${name}: ${message}` };
    } catch (error) {
      return { ok: false, permanent: false, detail: error instanceof Error ? error.message : String(error) };
    }
  };
}
