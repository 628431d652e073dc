import type { TaskList } from "graphile-worker";
import { z } from "zod";
import { expireProofs } from "@/lib/absences/commands";
import { mint, type SystemActor } from "@/lib/actor";
import { remindExpiring } from "@/lib/documents/commands";
import { sweepFiles } from "@/lib/files/commands";
import { deliverMail } from "@/lib/mails/commands";
import { lapseOffers } from "@/lib/reservations/commands";
import { checkFile } from "./check-file";

const delivery = z.object({ mailId: z.uuid() });

export const systemActor = (task: string) => mint<SystemActor>({ kind: "system", task });

/** What the queue can do. A task that throws is tried again later, ever more rarely. */
export const tasks: TaskList = {
  "check-file": (payload) => checkFile(systemActor("check-file"), payload),
  "deliver-mail": async (payload, { job }) => {
    const { mailId } = delivery.parse(payload);
    const outcome = await deliverMail(systemActor("deliver-mail"), mailId, job.attempts >= job.max_attempts);
    if (outcome === "retry") throw new Error(`mail ${mailId} has not left yet`);
  },
  "lapse-offers": async () => void (await lapseOffers(systemActor("lapse-offers"))),
  "expire-proofs": async () => void (await expireProofs(systemActor("expire-proofs"))),
  "remind-expiring": async () => void (await remindExpiring(systemActor("remind-expiring"))),
  "sweep-files": async () => void (await sweepFiles(systemActor("sweep-files"))),
};
