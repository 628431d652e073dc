import type { QueueTab } from "@/components/requests/queue-tabs";
import { holds, type StaffActor } from "@/lib/actor";
import { waitingFor } from "../../waiting";

/** How much waits behind each tab that the actor may open. */
export async function tabCounts(actor: StaffActor): Promise<Partial<Record<QueueTab, number>>> {
  const { signUps, requests, cancellations, waitlisted, inQueue, enrolments, absences, files, pieces } =
    await waitingFor(actor);
  return {
    ...(holds(actor, "REQUESTS") && {
      toutes: inQueue,
      inscriptions: signUps,
      reservations: requests,
      annulations: cancellations,
      attente: waitlisted,
      activites: enrolments,
      absences,
    }),
    ...(holds(actor, "FAMILIES") && { dossiers: files, pieces }),
  };
}
