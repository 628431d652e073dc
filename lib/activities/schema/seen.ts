import { z } from "zod";
import { id, line } from "@/lib/fields";

/** An activity and the version of its settings that a form showed. */
export type Seen = { activityId: string; version: number };

/** A whole number as people type it, within bounds. */
export const whole = (min: number, max: number) =>
  line(6).transform((text, ctx) => {
    const number = Number(text);
    if (/^\d+$/.test(text) && number >= min && number <= max) return number;
    ctx.addIssue({ code: "custom", message: "bad-number" });
    return z.NEVER;
  });

/** "HH:MM" on the organisation's wall clock. */
export const time = line(5).refine((text) => /^([01]\d|2[0-3]):[0-5]\d$/.test(text), "bad-time");
/** The activity and the version of its settings that the form showed. */
export const seen = { activite: id, version: whole(1, 999_999) };
export const seenOf = ({ activite, version }: { activite: string; version: number }): Seen => ({
  activityId: activite,
  version,
});
