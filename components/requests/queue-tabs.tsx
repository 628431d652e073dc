import { useTranslations } from "next-intl";
import { Tabs } from "@/components/ui/tabs";
import { QUEUE_TYPES, type QueueType } from "@/lib/requests/schema";

export type QueueTab = QueueType | "attributions" | "activites" | "absences" | "dossiers" | "pieces";

type Props = {
  current: QueueTab;
  /** How much waits behind each tab; a tab without a count is none of the reader's. */
  counts: Partial<Record<QueueTab, number>>;
};

const OTHER_TABS = [
  { tab: "attributions", href: "/equipe/attributions" },
  { tab: "activites", href: "/equipe/demandes/activites" },
  { tab: "absences", href: "/equipe/demandes/absences" },
  { tab: "dossiers", href: "/equipe/demandes/dossiers" },
  { tab: "pieces", href: "/equipe/demandes/pieces" },
] as const;

/** The kinds of requests, each with its own address. */
export function QueueTabs({ current, counts }: Props) {
  const t = useTranslations("requests");
  const all = [
    ...QUEUE_TYPES.map((tab) => ({ tab, href: `/equipe/demandes?type=${tab}` as const })),
    ...OTHER_TABS,
  ];
  return (
    <Tabs
      label={t("filter")}
      items={all.flatMap(({ tab, href }) => {
        const count = counts[tab];
        if (count === undefined) return [];
        const countLabel = t("countLabel", { count });
        return [{ href, label: t(tab), current: tab === current, count, countLabel }];
      })}
    />
  );
}
