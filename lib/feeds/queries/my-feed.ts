import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import { db } from "@/lib/db";
import { env } from "@/lib/env";
import type { Feed } from "../schema";
import { feedToken } from "./link";

/** The actor's own calendar address; null where there is none. */
export async function myFeed(actor: ParentActor): Promise<Feed | null> {
  allow(actor, "parent");
  const feed = await db().calendarFeed.findFirst({
    where: { accountId: actor.accountId, revokedAt: null },
    select: { id: true, createdAt: true, lastReadAt: true },
  });
  if (!feed) return null;
  return {
    address: `${new URL(env().APP_URL).origin}/api/agenda/${feedToken(feed.id)}.ics`,
    createdAt: feed.createdAt.toISOString(),
    lastReadAt: feed.lastReadAt?.toISOString() ?? null,
  };
}
