import { z } from "zod";

/** A form without fields: its button says all. */
export const noFields = z.object({});

/** The private calendar address of one login, as its owner sees it. */
export type Feed = {
  address: string;
  /** ISO instants. */
  createdAt: string;
  /** When a calendar last read it; null: never yet. */
  lastReadAt: string | null;
};

/** One reservation as a feed reads it. */
export type FeedRow = {
  id: string;
  state: "REQUESTED" | "RESERVED" | "REFUSED" | "WAITLISTED" | "OFFERED" | "CANCEL_REQUESTED" | "CANCELLED";
  version: number;
  date: string;
  startsAt: string;
  endsAt: string;
  child: string;
  activity: string;
  slot: string;
  structure: string;
  address: string;
  /** Whether the child was declared absent, and how often that was declared or withdrawn. */
  absent: boolean;
  absenceChanges: number;
  /** ISO instant of the last change. */
  changedAt: string;
};
