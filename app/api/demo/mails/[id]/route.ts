import { notFound } from "next/navigation";
import { visitor } from "@/lib/auth";
import { localMail } from "@/lib/mails/queries";

/** Nothing runs and nothing is fetched: a mail brings its own styles, and its links lead to pages that work. */
const POLICY = [
  "default-src 'none'",
  "style-src 'unsafe-inline'",
  "sandbox allow-top-navigation allow-popups allow-popups-to-escape-sandbox",
].join("; ");

/** The HTML part of a mail of the demonstration's mailbox, as a mail reader shows it. */
export async function GET(
  _request: Request,
  { params }: { params: Promise<{ id: string }> },
): Promise<Response> {
  const mail = await localMail(await visitor(), (await params).id);
  if (!mail) notFound();
  return new Response(mail.html, {
    headers: {
      "Content-Type": "text/html; charset=utf-8",
      "Content-Security-Policy": POLICY,
      "Cache-Control": "no-store",
    },
  });
}
