import "server-only";
import type { Actor } from "@/lib/actor";
import { now } from "@/lib/clock";
import { dayOf, type PlainDate } from "@/lib/dates";
import type { Tx } from "@/lib/db";
import { organisationFacts } from "@/lib/organisation/queries";

/** Today, where the organisation is. */
export async function todayOf(actor: Actor, tx?: Tx): Promise<PlainDate> {
  return dayOf(now(), (await organisationFacts(actor, tx)).timeZone);
}
