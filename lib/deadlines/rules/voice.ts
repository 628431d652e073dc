import type { Locale } from "@/lib/actor";
import { sayDay, sayInstant } from "@/lib/text/dates";
import { type DeadlineMessage, type DeadlineVoice, sayDeadline } from "./describe";

/** Says sentences about deadlines in the reader's language, on the clocks of the organisation. */
export function deadlineSpeaker(
  translate: DeadlineVoice["translate"],
  timeZone: string,
  locale: Locale,
): (sentences: readonly DeadlineMessage[]) => string[] {
  const voice: DeadlineVoice = {
    translate,
    day: (day) => sayDay(day, locale),
    instant: (instant) => sayInstant(instant, timeZone, locale),
  };
  return (sentences) => sentences.map((sentence) => sayDeadline(sentence, voice));
}
