import type { ParentActor } from "@/lib/actor";
import { createFeed } from "@/lib/feeds/commands";
import { myFeed } from "@/lib/feeds/queries";
import { createWeek } from "@/lib/weeks/commands";
import { myWeeks } from "@/lib/weeks/queries";

/** Keeps a usual week of Tuesdays for one child, and makes a calendar feed. */
export async function fillAgenda(actor: ParentActor, childId: string, slotId: string) {
  await createWeek(actor, { name: "Semaine d’école", cells: [{ childId, slotId, weekday: 2 }] });
  await createFeed(actor);
  const [week] = await myWeeks(actor);
  const feed = await myFeed(actor);
  const token = feed!.address
    .split("/")
    .at(-1)!
    .replace(/\.ics$/, "");
  return { week: week!.id, feedToken: token };
}
