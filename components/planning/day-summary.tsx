import { useTranslations } from "next-intl";
import { Table } from "@/components/ui/table";
import type { PlannedActivity, PlannedSlot } from "@/lib/planning/queries";
import { sectionOf, toDecide } from "@/lib/planning/rules";

/** The day in numbers, each slot leading to its list. */
export function DaySummary({ activities }: { activities: PlannedActivity[] }) {
  const t = useTranslations("planning");
  return (
    <Table label={t("summaryTable.label")}>
      <thead>
        <tr>
          <th scope="col" className="w-full">
            {t("summaryTable.slot")}
          </th>
          <th scope="col" className="num max-sm:px-1.5!">
            {t("summaryTable.places")}
          </th>
          <th scope="col" className="num max-sm:px-1.5!">
            {t("summaryTable.asking")}
          </th>
          <th scope="col" className="num max-sm:px-1.5!">
            {t("summaryTable.waiting")}
          </th>
        </tr>
      </thead>
      <tbody>
        {activities.flatMap(({ name, slots }) =>
          slots.map((slot) => {
            const { held, capacity, asking, waiting, isOpen } = totalOf(slot);
            return (
              <tr key={slot.id}>
                <td>
                  <a href={`#creneau-${slot.id}`} className="link">
                    {slots.length > 1 || slot.name !== name ? `${name} – ${slot.name}` : name}
                  </a>
                </td>
                <td className="num max-sm:px-1.5!">
                  {isOpen ? `${held} / ${capacity}` : t("summaryTable.closed")}
                </td>
                <td className="num max-sm:px-1.5!">{asking || "–"}</td>
                <td className="num max-sm:px-1.5!">{waiting || "–"}</td>
              </tr>
            );
          }),
        )}
      </tbody>
    </Table>
  );
}

function totalOf({ groups }: PlannedSlot) {
  const children = groups.flatMap((group) => group.children);
  const sum = (of: "held" | "capacity") =>
    groups.filter(({ open }) => open).reduce((total, group) => total + group[of], 0);
  return {
    held: sum("held"),
    capacity: sum("capacity"),
    asking: children.filter(({ state }) => toDecide(state)).length,
    waiting: children.filter(({ state }) => sectionOf(state) === "waiting").length,
    isOpen: groups.some(({ open }) => open),
  };
}
