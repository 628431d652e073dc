/** What keeps families from booking, in the order in which staff settle it. */
export const NEEDED = ["slots", "groups", "deadlines", "openings", "days"] as const;
export type Needed = (typeof NEEDED)[number];

export type ActivityParts = {
  /** Those still offered. */
  slots: number;
  groups: number;
  openings: number;
  hasDeadlines: boolean;
  /** Open days from today on. */
  daysAhead: number;
};

/** What an activity still lacks before families can book it; nothing once they can. */
export function missing(parts: ActivityParts): Needed[] {
  const lacks: Record<Needed, boolean> = {
    slots: parts.slots === 0,
    groups: parts.groups === 0,
    deadlines: !parts.hasDeadlines,
    openings: parts.openings === 0,
    days: parts.openings > 0 && parts.daysAhead === 0,
  };
  return NEEDED.filter((part) => lacks[part]);
}
