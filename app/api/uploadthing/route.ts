import { notFound } from "next/navigation";
import { readers, visitor } from "@/lib/auth";
import { answerUploadThing } from "@/lib/files/commands";
import { isSameOrigin } from "@/lib/request";

/**
 * UploadThing's protocol: our own pages ask where to send a file; UploadThing, which sends no Origin and signs what it
 * says, tells that one has arrived.
 */
export async function POST(request: Request): Promise<Response> {
  if (!isSameOrigin(request.headers)) return new Response(null, { status: 403 });
  // Known before the vendor's code runs, whose own scheduling may lose sight of which request it serves.
  const parent = (await readers()).find(({ kind }) => kind === "parent");
  return (await answerUploadThing(parent ?? (await visitor()), request)) ?? notFound();
}
