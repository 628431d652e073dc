import { v7 } from "uuid";

/** A new UUID v7: unique, and ordered by the time of its making. */
export function newId(): string {
  return v7();
}
