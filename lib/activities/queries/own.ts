import "server-only";
import { type StaffActor, structuresOf } from "@/lib/actor";
import { id as uuid } from "@/lib/fields";

/** The activity of this id, where the actor holds SETTINGS in its structure. */
export const ownActivity = (actor: StaffActor, activityId: string) => {
  const own = structuresOf(actor, "SETTINGS");
  return {
    // No row has an id that is none: "not found" rather than the database's error.
    id: uuid.safeParse(activityId).data ?? "00000000-0000-0000-0000-000000000000",
    ...(own !== "all" && { structureId: { in: own } }),
  };
};
