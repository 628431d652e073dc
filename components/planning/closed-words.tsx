import { useTranslations } from "next-intl";
import { StateMark } from "@/components/ui/state-mark";
import type { PlannedGroup } from "@/lib/planning/queries";

/** Why a day is shut, and what families read about it. */
export function ClosedWords({ group: { cause, closedReason, message } }: { group: PlannedGroup }) {
  const t = useTranslations("planning.closed");
  const causes = useTranslations("closures.causes");
  return (
    <p className="mt-2 flex items-start gap-2">
      <StateMark state="closed" />
      <span className="min-w-0">
        <strong>{cause ? causes(cause) : t(closedReason ?? "STRUCTURE")}</strong>
        {message && <span className="block text-muted wrap-anywhere">{message}</span>}
      </span>
    </p>
  );
}
