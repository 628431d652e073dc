import { useLocale, useTranslations } from "next-intl";
import { Banner } from "@/components/ui/banner";
import type { CellOutcome } from "@/lib/reservations/schema";
import { sayDay } from "@/lib/text/dates";

const ORDER = [
  "requested",
  "reserved",
  "waitlisted",
  "cancel-requested",
  "cancelled",
  "withdrawn",
  "undone",
  "unchanged",
  "not-undone",
  "refused",
] as const;

/** What became of each day that was sent. */
export function Outcomes({ outcomes }: { outcomes: CellOutcome[] }) {
  const t = useTranslations("reservations.outcome");
  const locale = useLocale();
  const counts = Map.groupBy(outcomes, (cell) => cell.outcome);
  const changed = outcomes.some(({ outcome }) => outcome !== "refused" && outcome !== "unchanged");
  const waits = counts.has("requested") || counts.has("cancel-requested");
  const say = ({ outcome, because }: CellOutcome) =>
    because && outcome === "refused"
      ? `${t(`each.${outcome}`)} – ${t(`because.${because}`)}`
      : t(`each.${outcome}`);
  return (
    <section id="bilan" className="mb-6 scroll-mt-4">
      <Banner
        tone={counts.has("refused") ? "warning" : "success"}
        title={t(changed ? "title" : "titleNone")}
        live
      >
        <p>
          {ORDER.filter((outcome) => counts.has(outcome))
            .map((outcome) => t(outcome, { count: counts.get(outcome)?.length ?? 0 }))
            .join(", ")}
          .{waits && ` ${t("next")}`}
        </p>
        <ul className="mt-2 list-disc ps-5">
          {outcomes.map((cell, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a stored list that never changes
            <li key={index}>
              {cell.child && cell.date
                ? t("line", {
                    child: cell.child,
                    activity: cell.activity ?? "",
                    slot: cell.slot ?? "",
                    date: sayDay(cell.date, locale),
                    outcome: say(cell),
                  })
                : t("unknown", { outcome: say(cell) })}
            </li>
          ))}
        </ul>
      </Banner>
    </section>
  );
}
