import { env } from "@/lib/env";

/** Moves business time to an ISO instant, for the rest of the test file. */
export function setNow(iso: string): void {
  (env() as { DEMO_NOW?: string }).DEMO_NOW = iso;
}
