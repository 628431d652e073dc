import type { Tx } from "@/lib/db";

/** Twelve attempts with graphile-worker's back-off (e^n seconds, at most six hours): about 16 hours in all. */
const MAX_ATTEMPTS = 12;

/**
 * Adds the delivery job of each mail, keyed by the mail's id: a second one replaces the first. Invitations go in
 * their thousands, so they let the mails that somebody waits for pass.
 */
export async function addDeliveryJobs(tx: Tx, mailIds: readonly string[]): Promise<void> {
  if (mailIds.length === 0) return;
  await tx.$queryRaw`
    SELECT count(*) FROM graphile_worker.add_jobs(ARRAY(
      SELECT ('deliver-mail', json_build_object('mailId', id), NULL, NULL, ${MAX_ATTEMPTS}::int, id,
              CASE template WHEN 'invitation' THEN 1 ELSE 0 END, NULL)::graphile_worker.job_spec
      FROM mail WHERE id = ANY(${mailIds}::uuid[])))`;
}
