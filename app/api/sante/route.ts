import { visitor } from "@/lib/auth";
import { databaseAnswers } from "@/lib/jobs/queries";

/** For load balancers and monitoring: 200 when the portal and its database answer, 503 otherwise. */
export async function GET(): Promise<Response> {
  const healthy = await databaseAnswers(await visitor());
  return Response.json(
    { ok: healthy },
    { status: healthy ? 200 : 503, headers: { "Cache-Control": "no-store" } },
  );
}
