import { getFormatter, getTranslations } from "next-intl/server";
import { Card } from "@/components/ui/card";
import type { FamilyEvent } from "@/lib/families/queries";

/** Who did what to a household, newest first. */
export async function HistoryCard({ events, timeZone }: { events: FamilyEvent[]; timeZone: string }) {
  const [t, tEvent, format] = await Promise.all([
    getTranslations("families.detail"),
    getTranslations("families.event"),
    getFormatter(),
  ]);
  const say = (kind: string) => {
    const name = kind.replace(/^household\./, "");
    return tEvent.has(name as "created") ? tEvent(name as "created") : tEvent("other");
  };
  return (
    <Card title={t("history")}>
      <ul className="divide-y divide-line">
        {events.map(({ id, at, kind, by }) => (
          <li key={id} className="grid gap-x-4 py-2.5 sm:grid-cols-[minmax(9rem,1fr)_3fr]">
            <span className="text-muted">
              {format.dateTime(at, { dateStyle: "medium", timeStyle: "short", timeZone })}
            </span>
            <span>{t("historyLine", { what: say(kind), by: by ?? "none" })}</span>
          </li>
        ))}
      </ul>
    </Card>
  );
}
