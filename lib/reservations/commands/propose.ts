import "server-only";
import { nowDate } from "@/lib/clock";
import { Prisma, type Tx } from "@/lib/db";
import { newId } from "@/lib/ids";
import type { NamedDay } from "@/lib/mails/schema";
import { proposableDays } from "../queries/proposable";
import type { Change } from "../rules";
import type { Verdict } from "./decide";

/** By reservation, what is proposed in its place: a slot day, or (null) the waiting list, and how the mail says it. */
type Proposals = Map<string, { slotDayId: string | null; said: "waiting-list" | NamedDay }>;

/**
 * What refusals propose; null when a day named is not one to propose to that child, or no longer. Only a request that
 * is refused has a proposal.
 */
export async function proposable(
  tx: Tx,
  answers: { row: { id: string }; change: Change; verdict: Verdict }[],
): Promise<Proposals | null> {
  const wanted = answers.flatMap(({ row, change, verdict }) => {
    const proposal = "proposal" in verdict && change.from === "REQUESTED" ? verdict.proposal : undefined;
    return proposal ? [{ reservationId: row.id, slotDayId: proposal.slotDayId }] : [];
  });
  const days = wanted.flatMap(({ reservationId, slotDayId }) =>
    slotDayId ? [{ reservationId, slotDayId }] : [],
  );
  const ids = days.map(({ reservationId }) => reservationId);
  const found = new Map(
    days.length === 0
      ? []
      : (await proposableDays(Prisma.sql`r.id = ANY(${ids}::uuid[])`, tx, days)).map(
          (day) => [day.reservationId, day] as const,
        ),
  );
  if (found.size < days.length) return null;
  return new Map(
    wanted.map(({ reservationId, slotDayId }) => {
      const day = found.get(reservationId);
      const said = day && { date: day.date, activity: day.activity, slot: day.slot };
      return [reservationId, { slotDayId, said: said ?? "waiting-list" }];
    }),
  );
}

/** Stores what a decision proposes; whatever was proposed before for the same reservations is over. */
export async function storeProposals(tx: Tx, decisionId: string, proposals: Proposals): Promise<void> {
  if (proposals.size === 0) return;
  const createdAt = nowDate();
  await tx.proposal.updateMany({
    where: { reservationId: { in: [...proposals.keys()] }, state: "OPEN" },
    data: { state: "DECLINED", answeredAt: createdAt },
  });
  await tx.proposal.createMany({
    data: [...proposals].map(([reservationId, { slotDayId }]) => ({
      id: newId(),
      reservationId,
      decisionId,
      slotDayId,
      createdAt,
    })),
  });
}
