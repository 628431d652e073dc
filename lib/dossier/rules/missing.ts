import type { Policy } from "../schema";
import type { Values } from "./merge";
import { isFilled } from "./values";

const NAMES = ["firstName", "lastName"];

/**
 * The required fields that hold nothing, of those given with their policy. Some people have a first name only, or a
 * last name only: either is enough.
 */
export function missingFields(policies: Readonly<Record<string, Policy>>, values: Values): string[] {
  const isNamed = NAMES.some((name) => isFilled(values[name]));
  const isAnswered = (field: string) => {
    const value = values[field];
    if (field === "children") return Array.isArray(value) && value.length > 0;
    return isFilled(value) || (NAMES.includes(field) && isNamed);
  };
  return Object.keys(policies).filter((field) => policies[field] === "REQUIRED" && !isAnswered(field));
}
