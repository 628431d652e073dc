import { cache } from "react";
import { holds, type StaffActor } from "@/lib/actor";
import { uploadCounts } from "@/lib/documents/queries";
import { fileCounts } from "@/lib/dossier/queries";
import { queueCounts } from "@/lib/requests/queries";

const NOTHING = { signUps: 0, requests: 0, cancellations: 0, total: 0 };

/** What waits for the actor of this request, counted once for the frame and for the page inside it. */
export const waitingFor = cache(async (actor: StaffActor) => {
  const keepsFiles = holds(actor, "FAMILIES");
  const [queue, { changes, wishes }, { uploads }] = await Promise.all([
    holds(actor, "REQUESTS") ? queueCounts(actor) : NOTHING,
    keepsFiles ? fileCounts(actor) : { changes: 0, wishes: 0 },
    keepsFiles ? uploadCounts(actor) : { uploads: 0 },
  ]);
  const files = changes + wishes;
  return { ...queue, files, pieces: uploads, inQueue: queue.total, total: queue.total + files + uploads };
});
