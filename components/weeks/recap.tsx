import { useTranslations } from "next-intl";
import { ActionForm } from "@/components/forms/action-form";
import { Banner } from "@/components/ui/banner";
import { ButtonLink } from "@/components/ui/button";
import { EmptyState } from "@/components/ui/empty-state";
import { StickyBar } from "@/components/ui/sticky-bar";
import { sendRequests } from "@/lib/reservations/actions";
import type { RecapChild } from "@/lib/weeks/queries";
import { recapCounts } from "@/lib/weeks/rules";
import { RecapChildCard } from "./recap-child";
import { sayWhy } from "./say-why";
import { SendBar } from "./send-bar";

type Props = {
  items: RecapChild[];
  /** Where the calendar opens once it is sent. */
  date: string;
  /** Different for each choice: ticks of one never stay in the next. */
  choice: string;
};

/** What a repetition asks for, before it is sent: how many days, child by child, and why others are left out. */
export function Recap({ items, date, choice }: Props) {
  const t = useTranslations("weeks.recap");
  const { cells, days, waits } = recapCounts(items);
  const ignored = items.flatMap((child) => child.ignored);
  const isUsable = cells + waits > 0;
  return (
    <section id="recapitulatif" aria-labelledby="recap-titre" className="mt-6 scroll-mt-4">
      <h2 id="recap-titre">{t("title")}</h2>
      {cells + waits + ignored.length === 0 ? (
        <EmptyState icon="calendar" title={t("empty")}>
          {t("nothingText")}
        </EmptyState>
      ) : (
        <>
          <p className="mt-2 mb-4 text-lg">
            {t("count", {
              ...{ cells, waits, days },
              ...{ ignored: ignored.length, why: sayWhy(t, ignored) },
            })}
          </p>
          {!isUsable && <p className="mb-4">{t("nothingText")}</p>}
          {ignored.some(({ because }) => because.startsWith("file-")) && (
            <Banner
              tone="warning"
              action={
                <ButtonLink href="/famille" variant="secondary">
                  {t("file")}
                </ButtonLink>
              }
            >
              <p>{t("fileText")}</p>
            </Banner>
          )}
          <ActionForm key={choice} id="repeter" action={sendRequests} labels={{ summary: t("summary") }}>
            <input type="hidden" name="vue" value="periode" />
            <input type="hidden" name="date" value={date} />
            <div id="repeter-cellule" tabIndex={-1} className="grid gap-4">
              {items.map((child) => (
                <RecapChildCard key={child.id} child={child} />
              ))}
            </div>
            {isUsable && (
              <StickyBar label={t("label")}>
                <SendBar words={{ send: t("send"), sending: t("sending"), sendCount: t.raw("sendCount") }} />
              </StickyBar>
            )}
          </ActionForm>
        </>
      )}
    </section>
  );
}
