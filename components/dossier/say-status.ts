import { useFormatter, useLocale, useTranslations } from "next-intl";
import type { DomainStatus } from "@/lib/dossier/schema";
import { sayDay } from "@/lib/text/dates";

export type Remark = { tone: "neutral" | "info" | "warning" | "danger"; text: string };

const DAY = { day: "numeric", month: "long", year: "numeric" } as const;

/** What is to be said of a domain, the most pressing first; nothing where all is well. */
export function useRemarks(): (status: DomainStatus) => Remark[] {
  const t = useTranslations("dossier");
  const locale = useLocale();
  const format = useFormatter();
  return ({ missing, waiting, refused, expiring }) => {
    const named = missing.map((key) => t(`fields.${key}`).toLocaleLowerCase(locale));
    const remarks: (Remark | false)[] = [
      missing.length > 0 && { tone: "warning", text: t("status.missing", { fields: format.list(named) }) },
      ...expiring.map(({ what, on, over }): Remark => {
        const date = sayDay(on, locale, DAY);
        return {
          tone: over ? "warning" : "info",
          text: t(`status.${over ? (`${what}Over` as const) : what}`, { date }),
        };
      }),
      refused > 0 && { tone: "danger", text: t("status.refused", { count: refused }) },
      waiting > 0 && { tone: "info", text: t("status.waiting", { count: waiting }) },
    ];
    return remarks.filter((remark) => remark !== false);
  };
}
