import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { now } from "@/lib/clock";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { id as uuid } from "@/lib/fields";
import { transportKind } from "@/lib/integrations/mail";
import { MASK } from "../rules";
import { type MailLocale, type MailParams, type MailTemplate, mailParams } from "../schema";
import { mailsWithin } from "./scope";

const SHOWN = 200;
const ALERT_HOURS = 7 * 24;

/** The mails of a family, newest first, at most 200; none when the family is not the actor's to see. */
export async function mailsOfHousehold(actor: Actor, householdId: string) {
  allow(actor, "staff", "FAMILIES");
  if (!uuid.safeParse(householdId).success) return [];
  const rows = await db().mail.findMany({
    where: { AND: [mailsWithin(actor), { OR: [{ householdId }, { signUp: { householdId } }] }] },
    orderBy: [{ createdAt: "desc" }, { id: "desc" }],
    take: SHOWN,
    select: {
      id: true,
      template: true,
      params: true,
      to: true,
      locale: true,
      status: true,
      createdAt: true,
      sentAt: true,
    },
  });
  const organisation = await organisationName();
  const { mailSubject } = await import("@/emails/subject");
  return rows.map(({ template: name, locale, params, ...mail }) => {
    const template = name as MailTemplate;
    const written = { template, locale: locale as MailLocale, params: params as MailParams<MailTemplate> };
    return { ...mail, template, subject: mailSubject(written, organisation) };
  });
}

/** One mail as its reader received it, secrets masked, with its attempts, oldest first; null if not found. */
export async function mailDetail(actor: Actor, mailId: string) {
  allow(actor, "staff", "FAMILIES");
  if (!uuid.safeParse(mailId).success) return null;
  const row = await db().mail.findFirst({
    where: { AND: [mailsWithin(actor), { id: mailId }] },
    include: {
      attempts: { orderBy: { id: "asc" }, select: { id: true, at: true, ok: true, detail: true } },
      signUp: { select: { householdId: true } },
    },
  });
  if (!row) return null;
  const { id, to, status, createdAt, sentAt, attempts } = row;
  const template = row.template as MailTemplate;
  const { renderMail } = await import("@/emails/render");
  const { subject, text } = await renderMail(
    { template, locale: row.locale as MailLocale, params: mailParams[template].parse(row.params) },
    { portal: env().APP_URL.replace(/\/+$/, ""), organisation: await organisationName(), to, secret: MASK },
  );
  const householdId = row.householdId ?? row.signUp?.householdId ?? null;
  const waitsForTransport = status === "QUEUED" && !transportKind(env());
  return { id, to, status, createdAt, sentAt, attempts, subject, text, householdId, waitsForTransport };
}

/** What staff must know about mails: how many wait for a transport, how many failed within seven days. */
export async function mailAlerts(actor: Actor) {
  allow(actor, "staff", "FAMILIES");
  const since = new Date(now().subtract({ hours: ALERT_HOURS }).epochMilliseconds);
  const within = mailsWithin(actor);
  const [queuedWithoutTransport, failed] = await Promise.all([
    transportKind(env()) ? 0 : db().mail.count({ where: { AND: [within, { status: "QUEUED" }] } }),
    db().mail.count({ where: { AND: [within, { status: "FAILED", createdAt: { gte: since } }] } }),
  ]);
  return { queuedWithoutTransport, failed };
}

async function organisationName(): Promise<string> {
  return (await db().organisation.findFirst({ select: { name: true } }))?.name ?? "";
}
