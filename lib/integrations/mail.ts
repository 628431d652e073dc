import type { Env } from "@/lib/env";

/** One mail ready to leave. `id` is the outbox row's: the same at each attempt. */
export type OutgoingMail = {
  id: string;
  from: string;
  to: string;
  subject: string;
  html: string;
  text: string;
  messageId: string;
};

/** What a service answered. A permanent refusal is about this mail or its reader: trying again is useless. */
export type Delivery = { ok: true; detail: string } | { ok: false; permanent: boolean; detail: string };

/** Hands a mail to a service; a failure is an answer, never an exception. */
export type MailTransport = (mail: OutgoingMail) => Promise<Delivery>;

export type TransportKind = "smtp" | "resend" | "local";

/**
 * Which service these settings name: a mail server (SMTP_URL) goes before Resend (RESEND_API_KEY). A
 * demonstration writes to nobody unless SMTP_URL says where; null: mails wait in the outbox.
 */
export function transportKind(
  settings: Pick<Env, "SMTP_URL" | "RESEND_API_KEY" | "demo">,
): TransportKind | null {
  if (settings.SMTP_URL) return "smtp";
  if (settings.demo) return "local";
  return settings.RESEND_API_KEY ? "resend" : null;
}
