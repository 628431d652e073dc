import { z } from "zod";
import type { PlainDate } from "@/lib/dates";
import { id, optionalLine, paragraph, plainDate } from "@/lib/fields";
import type { RefusalCode } from "@/lib/result";

export const CLOSURE_CAUSES = ["STRIKE", "WEATHER", "STAFF", "HEALTH", "WORKS", "OTHER"] as const;
export type ClosureCause = (typeof CLOSURE_CAUSES)[number];

/** At most this many days in one closure: longer ones are opening periods. */
export const MOST_DAYS = 31;

/** Days past can be closed this far back, so that they are not billed. */
export const MOST_DAYS_BACK = 60;

/** What is shut: days of a structure, of one of its activities, or of one slot. */
export type NewClosure = {
  structureId: string;
  activityId: string | null;
  slotId: string | null;
  firstDay: PlainDate;
  lastDay: PlainDate;
  cause: ClosureCause;
  /** What families read besides the cause. */
  message: string;
  /** Whether what was reserved stays due. */
  billed: boolean;
};

const invalid = (code: RefusalCode) => code;

/** "": the whole structure; an activity's id; or an activity's and a slot's, with a point between. */
const scope = optionalLine(80).transform((text, ctx) => {
  if (text === "") return { activityId: null, slotId: null };
  const [activity, slot, ...rest] = text.split(".");
  const activityId = id.safeParse(activity).data;
  const slotId = slot === undefined ? null : id.safeParse(slot).data;
  if (activityId && slotId !== undefined && rest.length === 0) return { activityId, slotId };
  ctx.addIssue({ code: "custom", message: invalid("not-found") });
  return z.NEVER;
});

/** The form of a closure, as a form and as the address of its preview. */
export const closureForm = z
  .object({
    structure: id,
    portee: scope,
    du: plainDate,
    au: z.union([plainDate, z.literal("")]).optional(),
    cause: z.enum(CLOSURE_CAUSES, invalid("choose-one")),
    message: z.union([z.literal(""), paragraph(500)]).default(""),
    facture: z.enum(["oui", "non"], invalid("choose-one")),
  })
  .refine(({ du, au }) => !au || du <= au, { path: ["au"], message: invalid("end-before-start") })
  .transform(
    ({ structure, portee, du, au, cause, message, facture }): NewClosure => ({
      structureId: structure,
      ...portee,
      firstDay: du,
      lastDay: au || du,
      cause,
      message,
      billed: facture === "oui",
    }),
  );

/** The address of the preview of a closure: its form's own fields. */
export function closureQuery(closure: NewClosure): string {
  const { structureId, activityId, slotId, firstDay, lastDay, cause, message, billed } = closure;
  return new URLSearchParams({
    structure: structureId,
    portee: scopeValue({ activityId, slotId }),
    du: firstDay,
    au: lastDay,
    cause,
    message,
    facture: billed ? "oui" : "non",
  }).toString();
}

/** The value of the choice of what is shut. */
export const scopeValue = ({ activityId, slotId }: Pick<NewClosure, "activityId" | "slotId">): string =>
  [activityId, slotId].filter(Boolean).join(".");

/** What the page of a new closure starts from; anything else in the address is as nothing. */
export const closureStart = z.object({
  structure: id.optional().catch(undefined),
  du: plainDate.optional().catch(undefined),
  revoir: z.literal("oui").optional().catch(undefined),
});

const count = z.coerce.number().int().min(0).max(1e6).optional().catch(undefined);

/** What the page of closures shows: one structure's or all, and what was just done. */
export const closuresQuery = z.object({
  structure: id.optional().catch(undefined),
  fermes: count,
  annules: count,
  retablis: count,
  complets: count,
});

export const reopenForm = z.object({ fermeture: id });

/** How many of each a closure touches; what its confirmation shows. */
export type ClosureCounts = {
  days: number;
  children: number;
  /** Reserved, or asked to be cancelled. */
  reserved: number;
  /** Asked for, waiting or offered. */
  waiting: number;
  mails: number;
  /** Days of slots left open because a child was marked present. */
  attended: number;
};
