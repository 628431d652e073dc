import "server-only";
import { type Actor, allow } from "@/lib/actor";
import { nowDate } from "@/lib/clock";
import type { Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import { mailParams, type NewMail } from "../schema";
import { addDeliveryJobs } from "./delivery-jobs";

/**
 * Writes mails to the outbox with their delivery jobs, inside the caller's transaction: they leave once it
 * commits, or never. Returns their ids, in order. Throws when the params are not those of the template.
 */
export async function queueMails(actor: Actor, tx: Tx, mails: readonly NewMail[]): Promise<string[]> {
  allow(actor, ["visitor", "pending", "parent", "staff", "account", "system"]);
  const createdAt = nowDate();
  const rows = mails.map(({ template, params, ...mail }) => ({
    ...mail,
    id: newId(),
    template,
    params: mailParams[template].parse(params),
    createdAt,
  }));
  await tx.mail.createMany({ data: rows });
  const ids = rows.map((row) => row.id);
  await addDeliveryJobs(tx, ids);
  return ids;
}

/** Writes one mail to the outbox: see queueMails. */
export async function queueMail(actor: Actor, tx: Tx, mail: NewMail): Promise<string> {
  allow(actor, ["visitor", "pending", "parent", "staff", "account", "system"]);
  const [id] = await queueMails(actor, tx, [mail]);
  return id as string;
}
