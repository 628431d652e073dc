import * as commands from "@/lib/allocations/commands";
import * as queries from "@/lib/allocations/queries";
import { allocatePlaces } from "@/lib/reservations/commands";
import { NO_WEIGHTS, type World } from "../world";
import { type Calls, within } from "./call";

const draft = ({ allocation }: World) => ({ id: allocation, version: 1 });
const drawn = { weights: NO_WEIGHTS, seed: "autre" };
const line = ({ atCamp }: World) => ({ reservationId: atCamp.id, version: 1, verdict: "RESERVED" as const });

export const allocations: Calls = {
  "allocations.allocatedActivities": (actor) => queries.allocatedActivities(actor),
  "allocations.allocations": (actor) => queries.allocations(actor),
  "allocations.allocation [A's request]": (actor, world) => queries.allocation(actor, world.allocation),
  "allocations.candidates [A's request]": (actor, { camp }) =>
    within((tx) => {
      const days = { firstDay: "2026-12-01", lastDay: "2026-12-31" };
      return queries.candidates(actor, tx, { activityId: camp.activityId, ...days });
    }),
  "allocations.draftAllocation [days of a draft]": (actor, { camp }) => {
    const days = { firstDay: "2026-12-10", lastDay: "2026-12-10" };
    return commands.draftAllocation(actor, { activityId: camp.activityId, ...days, ...drawn });
  },
  "allocations.redraftAllocation [A's request]": (actor, world) =>
    commands.redraftAllocation(actor, { ...draft(world), ...drawn }),
  "allocations.adjustAllocation [A's request]": (actor, world) =>
    commands.adjustAllocation(actor, { ...draft(world), verdicts: new Map([[world.atCamp.id, "REFUSED"]]) }),
  "allocations.confirmAllocation [A's request]": (actor, world) =>
    commands.confirmAllocation(actor, { ...draft(world), reason: "Complet" }),
  "allocations.dropAllocation [A's request]": (actor, world) => commands.dropAllocation(actor, draft(world)),
  "reservations.allocatePlaces [A's request]": (actor, world) =>
    within((tx) => allocatePlaces(actor, tx, [line(world)], "Complet")),
};
