import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import { id } from "@/lib/fields";
import { linksOf } from "../rules";

const SHOWN = 500;

/** The list of what the demonstration's mailbox received, newest first, at most 500; null outside a demonstration. */
export async function localMails(actor: Actor) {
  allow(actor, ["visitor", "system"]);
  if (!env().demo) return null;
  const rows = await db().localMail.findMany({
    orderBy: { receivedAt: "desc" },
    take: SHOWN,
    select: { mailId: true, to: true, subject: true, receivedAt: true },
  });
  return rows.map(({ mailId, ...mail }) => ({ id: mailId, ...mail }));
}

/** The same mails with all they hold, and the addresses in their texts. */
export async function localMailsInFull(actor: Actor) {
  allow(actor, ["visitor", "system"]);
  if (!env().demo) return null;
  const rows = await db().localMail.findMany({ orderBy: { receivedAt: "desc" }, take: SHOWN });
  return rows.map(({ mailId, ...mail }) => ({ id: mailId, ...mail, links: linksOf(mail.text) }));
}

/** One mail of the demonstration's mailbox; null if not found, and outside a demonstration. */
export async function localMail(actor: Actor, mailId: string) {
  allow(actor, ["visitor", "system"]);
  if (!env().demo || !id.safeParse(mailId).success) return null;
  const row = await db().localMail.findUnique({ where: { mailId } });
  return (
    row && {
      id: row.mailId,
      from: row.from,
      to: row.to,
      subject: row.subject,
      html: row.html,
      text: row.text,
      receivedAt: row.receivedAt,
    }
  );
}
