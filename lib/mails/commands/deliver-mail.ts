import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { nowDate, realNow } from "@/lib/clock";
import { type Tx, transaction } from "@/lib/db";
import { env } from "@/lib/env";
import type { Delivery, MailTransport, OutgoingMail, TransportKind } from "@/lib/integrations/mail";
import { transportKind } from "@/lib/integrations/mail";
import { log } from "@/lib/log";
import { messageIdOf, secretOf, senderOf } from "../rules";
import { type MailLocale, type MailTemplate, mailParams } from "../schema";
import { makeSecret, SubjectGone } from "./make-secret";

/**
 * settled: nothing was left to do; waiting: no transport is configured, the mail stays queued; retry: it failed
 * and may be tried again; failed: it will not be.
 */
export type DeliveryOutcome = "sent" | "settled" | "waiting" | "retry" | "failed";

type Prepared = { mail: OutgoingMail; tokenId: string | null };

/** Past this a service is taken not to have answered; the transaction that holds the mail lives 30 s. */
const ANSWER_WITHIN_MS = 25_000;
const DETAIL_MAX = 500;

/**
 * Delivers one mail of the outbox and records the attempt. Its secret is made here and committed before anything
 * leaves. A mail already sent is left alone, and two deliveries of one mail take turns on its row: it leaves
 * twice only when the process dies between the service's acceptance and the record of it.
 */
export async function deliverMail(
  actor: Actor,
  mailId: string,
  lastAttempt: boolean,
): Promise<DeliveryOutcome> {
  allow(actor, "system");
  const kind = transportKind(env());
  if (!kind) return "waiting";
  try {
    const prepared = await prepare(mailId);
    if (!prepared) return "settled";
    return await transaction(async (tx) => {
      // A machine that vanishes while it sends holds the mail no longer than this.
      await tx.$executeRaw`SET LOCAL idle_in_transaction_session_timeout = '40s'`;
      if (!(await lockQueued(tx, mailId))) return "settled";
      if (await isVoided(tx, prepared.tokenId)) return "retry";
      const send = await openTransport(kind, tx);
      return record(tx, mailId, await inTime(send(prepared.mail)), lastAttempt);
    });
  } catch (error) {
    const gone = error instanceof SubjectGone;
    if (!gone) log().error({ err: error, mailId }, "mail delivery failed");
    const detail = gone
      ? "Le destinataire n'existe plus, a changé d'adresse ou a déjà choisi son mot de passe."
      : "Erreur interne du portail.";
    return transaction((tx) => record(tx, mailId, { ok: false, permanent: gone, detail }, lastAttempt));
  }
}

/** Renders a mail that is still queued, with a fresh secret; null when there is nothing left to do. */
async function prepare(mailId: string): Promise<Prepared | null> {
  // Loaded at the first delivery: the templates' machinery takes a second that web pages need not pay.
  const { renderMail } = await import("@/emails/render");
  const { APP_URL, MAIL_FROM } = env();
  const portal = APP_URL.replace(/\/+$/, "");
  return transaction(async (tx) => {
    if (!(await lockQueued(tx, mailId))) return null;
    const row = await tx.mail.findUniqueOrThrow({ where: { id: mailId } });
    const organisation = await tx.organisation.findFirst({ select: { name: true } });
    const template = row.template as MailTemplate;
    const secretKind = secretOf(template);
    const made = secretKind ? await makeSecret(tx, row, secretKind) : null;
    const rendered = await renderMail(
      { template, locale: row.locale as MailLocale, params: mailParams[template].parse(row.params) },
      { portal, organisation: organisation?.name ?? "", to: row.to, secret: made?.secret ?? "" },
    );
    const from = senderOf(MAIL_FROM, portal);
    const mail = { id: mailId, from, to: row.to, messageId: messageIdOf(mailId, portal), ...rendered };
    return { mail, tokenId: made?.tokenId ?? null };
  });
}

/** Holds a queued mail until the transaction ends; false once it is sent or given up. */
async function lockQueued(tx: Tx, mailId: string): Promise<boolean> {
  // NO KEY: the new token's foreign key only needs to share the row.
  const rows = await tx.$queryRaw<unknown[]>`
    SELECT 1 FROM mail WHERE id = ${mailId}::uuid AND status = 'QUEUED' FOR NO KEY UPDATE`;
  return rows.length > 0;
}

/** Whether a later mail to the same person has voided this one's secret in the meantime. */
async function isVoided(tx: Tx, tokenId: string | null): Promise<boolean> {
  return tokenId !== null && (await tx.token.count({ where: { id: tokenId, voidedAt: null } })) === 0;
}

async function openTransport(kind: TransportKind, tx: Tx): Promise<MailTransport> {
  const { SMTP_URL = "", RESEND_API_KEY = "", RESEND_BASE_URL } = env();
  switch (kind) {
    case "smtp":
      return (await import("@/lib/integrations/smtp")).smtpTransport(SMTP_URL);
    case "resend":
      return (await import("@/lib/integrations/resend")).resendTransport(RESEND_API_KEY, RESEND_BASE_URL);
    case "local": {
      const { localMailbox } = await import("@/lib/integrations/local-mailbox");
      return localMailbox(async ({ id, from, to, subject, html, text }) => {
        await tx.localMail.create({
          data: { mailId: id, from, to, subject, html, text, receivedAt: realNow() },
        });
      });
    }
  }
}

function inTime(answer: Promise<Delivery>): Promise<Delivery> {
  let timer: NodeJS.Timeout;
  const silence = new Promise<Delivery>((resolve) => {
    const detail = "Le service d'envoi n'a pas répondu à temps.";
    timer = setTimeout(resolve, ANSWER_WITHIN_MS, { ok: false, permanent: false, detail });
  });
  return Promise.race([answer, silence]).finally(() => clearTimeout(timer));
}

async function record(
  tx: Tx,
  mailId: string,
  delivery: Delivery,
  lastAttempt: boolean,
): Promise<DeliveryOutcome> {
  const at = nowDate();
  await tx.mailAttempt.create({
    data: { mailId, at, ok: delivery.ok, detail: delivery.detail.slice(0, DETAIL_MAX) },
  });
  const final = delivery.ok || delivery.permanent || lastAttempt;
  if (final) {
    await tx.mail.updateMany({
      where: { id: mailId, status: "QUEUED" },
      data: delivery.ok ? { status: "SENT", sentAt: at } : { status: "FAILED" },
    });
  }
  if (delivery.ok) return "sent";
  return final ? "failed" : "retry";
}
