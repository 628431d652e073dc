import { z } from "zod";

/** Where the organisation stands, as far as public holidays differ. */
export const HOLIDAY_REGIONS = [
  "METROPOLE",
  "ALSACE_MOSELLE",
  "GUADELOUPE",
  "GUYANE",
  "LA_REUNION",
  "MARTINIQUE",
  "MAYOTTE",
  "SAINT_BARTHELEMY",
  "SAINT_MARTIN",
] as const;
export const holidayRegion = z.enum(HOLIDAY_REGIONS);
export type HolidayRegion = z.output<typeof holidayRegion>;
