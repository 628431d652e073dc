import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import { nextTime } from "@/lib/jobs/schedule";

test.each<[string, number | undefined, string]>([
  ["2026-11-23T16:40:12Z", undefined, "2026-11-23T17:00:00Z"],
  ["2026-11-23T17:00:00Z", undefined, "2026-11-23T18:00:00Z"],
  ["2026-12-31T23:59:59.999Z", undefined, "2027-01-01T00:00:00Z"],
  ["2026-11-23T16:40:12Z", 6, "2026-11-24T06:00:00Z"],
  ["2026-11-23T05:59:00Z", 6, "2026-11-23T06:00:00Z"],
  ["2026-11-23T06:00:00Z", 6, "2026-11-24T06:00:00Z"],
  ["2026-11-23T06:00:01Z", 0, "2026-11-24T00:00:00Z"],
])("after %s, a task of hour %s is due at %s", (now, hour, due) => {
  expect(nextTime(Temporal.Instant.from(now), hour).toString()).toBe(due);
});
