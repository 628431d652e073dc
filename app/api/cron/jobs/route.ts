import { createHash, timingSafeEqual } from "node:crypto";
import { notFound } from "next/navigation";
import { env } from "@/lib/env";
import { runJobsOnce } from "@/lib/jobs/worker";

/** Seconds that the hosting platform must leave this route. */
export const maxDuration = 60;
const WORK_MS = 45_000;

const digest = (text: string) => createHash("sha256").update(text).digest();

/** Works the jobs that are due, for hosting without a worker process; its scheduler holds CRON_SECRET. */
export async function GET(request: Request): Promise<Response> {
  const secret = env().CRON_SECRET;
  if (!secret) notFound();
  const given = request.headers.get("authorization") ?? "";
  // Digests have one length, so the comparison tells nothing of the secret's.
  if (!timingSafeEqual(digest(given), digest(`Bearer ${secret}`))) return new Response(null, { status: 401 });
  await runJobsOnce(WORK_MS);
  return Response.json({ ok: true }, { headers: { "Cache-Control": "no-store" } });
}
