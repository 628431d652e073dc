import { useTranslations } from "next-intl";
import type { CalendarChild } from "@/lib/reservations/queries";

/** The ways to each child's month below, where there are several. */
export function ChildrenNav({ items }: { items: CalendarChild[] }) {
  const t = useTranslations("reservations");
  if (items.length < 2) return null;
  return (
    <nav aria-label={t("children")}>
      <ul className="flex flex-wrap gap-2">
        {items.map(({ id, firstName }) => (
          <li key={id}>
            <a
              href={`#enfant-${id}`}
              className="flex min-h-target items-center rounded-full border border-line-strong bg-surface px-4 font-semibold text-accent hover:border-accent hover:bg-accent-soft"
            >
              {firstName}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  );
}
