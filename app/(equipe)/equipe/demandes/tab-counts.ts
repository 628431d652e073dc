import type { QueueTab } from "@/components/requests/queue-tabs";
import { holds, type StaffActor } from "@/lib/actor";
import { waitingFor } from "../../waiting";

/** How much waits behind each tab that the actor may open. */
export async function tabCounts(actor: StaffActor): Promise<Partial<Record<QueueTab, number>>> {
  const counts = await waitingFor(actor);
  const { signUps, requests, cancellations, waitlisted, inQueue, toAllocate } = counts;
  const { enrolments, absences, files, pieces } = counts;
  return {
    ...(holds(actor, "REQUESTS") && {
      toutes: inQueue,
      inscriptions: signUps,
      reservations: requests,
      annulations: cancellations,
      attente: waitlisted,
      ...(toAllocate !== null && { attributions: toAllocate }),
      activites: enrolments,
      absences,
    }),
    ...(holds(actor, "FAMILIES") && { dossiers: files, pieces }),
  };
}
