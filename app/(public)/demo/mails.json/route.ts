import { notFound } from "next/navigation";
import { visitor } from "@/lib/auth";
import { localMailsInFull } from "@/lib/mails/queries";

/** The demonstration's mailbox for programs: the same mails as /demo/mails, newest first. */
export async function GET(): Promise<Response> {
  const mails = await localMailsInFull(await visitor());
  if (!mails) notFound();
  return Response.json(mails, { headers: { "Cache-Control": "no-store" } });
}
