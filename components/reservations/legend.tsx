import { useTranslations } from "next-intl";
import { Disclosure } from "@/components/ui/disclosure";
import { StateMark } from "@/components/ui/state-mark";
import { CELL_STATES } from "@/lib/reservations/schema";

/** Every state with its letter, its shape and its words, and how to go about the calendar. */
export function Legend() {
  const t = useTranslations("reservations");
  return (
    <Disclosure summary={t("legend")}>
      <ul className="grid grid-cols-2 gap-2 sm:grid-cols-3 lg:grid-cols-5">
        {CELL_STATES.map((state) => (
          <li key={state}>
            <StateMark state={state} label={t(`state.${state}`)} showLabel />
          </li>
        ))}
      </ul>
      <p className="mt-3 text-sm text-muted max-lg:hidden">{t("help")}</p>
    </Disclosure>
  );
}
