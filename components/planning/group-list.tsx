import { useTranslations } from "next-intl";
import { Badge } from "@/components/ui/badge";
import { Disclosure } from "@/components/ui/disclosure";
import type { PlainDate } from "@/lib/dates";
import type { PlannedGroup } from "@/lib/planning/queries";
import { SECTIONS, sectionOf, toDecide } from "@/lib/planning/rules";
import { ChildRows } from "./child-rows";
import { ClosedWords } from "./closed-words";

type Props = {
  group: PlannedGroup;
  slot: string;
  date: PlainDate;
  /** Whether it is the only group of its slot: then its name says nothing. */
  alone: boolean;
};

/** One group in one slot: its places, and the children who come, ask, wait, or no longer come. */
export function GroupList({ group, slot, date, alone }: Props) {
  const t = useTranslations("planning");
  const sections = Map.groupBy(group.children, ({ state }) => sectionOf(state));
  const asking = group.children.filter(({ state }) => toDecide(state)).length;
  const waiting = sections.get("waiting")?.length ?? 0;
  const gone = sections.get("gone") ?? [];
  const label = (section: string) => `${t("table", { slot, group: group.name })} – ${section}`;
  return (
    <div className="min-w-0">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-1">
        {!alone && <h4 className="font-bold">{group.name}</h4>}
        <span className="tabular-nums">{t("places", { held: group.held, capacity: group.capacity })}</span>
        {group.open && group.held >= group.capacity && <Badge tone="neutral">{t("isFull")}</Badge>}
        {asking > 0 && <Badge tone="warning">{t("asking", { count: asking })}</Badge>}
        {waiting > 0 && <Badge tone="info">{t("waiting", { count: waiting })}</Badge>}
      </div>
      {!group.open && <ClosedWords group={group} />}
      {SECTIONS.filter((section) => section !== "gone" && sections.has(section)).map((section) => (
        <div key={section} className="mt-2">
          {section !== "coming" && (
            <h5 className="mt-3 text-sm font-bold text-muted">{t(`section.${section}`, { count: 0 })}</h5>
          )}
          <ChildRows
            label={label(t(`section.${section}`, { count: 0 }))}
            date={date}
            list={sections.get(section)!}
          />
        </div>
      ))}
      {group.open && sections.size === 0 && <p className="mt-1 text-muted">{t("nobody")}</p>}
      {gone.length > 0 && (
        <div className="mt-3 print:hidden">
          <Disclosure summary={t("section.gone", { count: gone.length })}>
            <ChildRows label={label(t("section.gone", { count: gone.length }))} date={date} list={gone} />
          </Disclosure>
        </div>
      )}
    </div>
  );
}
