import "server-only";
import { allow, type VisitorActor } from "@/lib/actor";
import { realNow } from "@/lib/clock";
import { db } from "@/lib/db";
import { hashSecret } from "@/lib/secrets";

export type TrackedSignUp = {
  status: "PENDING" | "ACCEPTED" | "REFUSED";
  structure: string;
  /** First names only: the link may be forwarded. */
  children: string[];
  sentAt: Date;
  decidedAt: Date | null;
  reason: string | null;
};

/** The sign-up that a mail's link opens; null for a link unknown, replaced or past its six months. */
export async function trackSignUp(actor: VisitorActor, secret: string): Promise<TrackedSignUp | null> {
  allow(actor, "visitor");
  const token = await db().token.findFirst({
    where: {
      secretHash: hashSecret(secret),
      purpose: "TRACK_SIGN_UP",
      voidedAt: null,
      expiresAt: { gt: realNow() },
    },
    select: {
      signUp: {
        select: {
          status: true,
          createdAt: true,
          decidedAt: true,
          reason: true,
          structure: { select: { name: true } },
          children: { select: { firstName: true }, orderBy: { position: "asc" } },
        },
      },
    },
  });
  if (!token?.signUp) return null;
  const { status, structure, children, createdAt, decidedAt, reason } = token.signUp;
  return {
    status,
    structure: structure.name,
    children: children.map(({ firstName }) => firstName),
    sentAt: createdAt,
    decidedAt,
    reason: status === "REFUSED" ? reason : null,
  };
}
