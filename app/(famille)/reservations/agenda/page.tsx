import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { FeedCard } from "@/components/feeds/feed-card";
import { ActionForm } from "@/components/forms/action-form";
import { SubmitButton } from "@/components/forms/submit-button";
import { Banner } from "@/components/ui/banner";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { createFeed } from "@/lib/feeds/actions";
import { myFeed } from "@/lib/feeds/queries";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("feeds"))("title") };
}

export default async function AgendaPage({ searchParams }: PageProps<"/reservations/agenda">) {
  const actor = await requireParent();
  const [t, feed, { timeZone }, { supprime }] = await Promise.all([
    getTranslations("feeds"),
    myFeed(actor),
    organisationFacts(actor),
    searchParams,
  ]);
  return (
    <>
      <PageHeader title={t("title")} intro={t("intro")} back={{ href: "/reservations", label: t("back") }} />
      {feed ? (
        <FeedCard feed={feed} timeZone={timeZone} />
      ) : (
        <div className="grid gap-4">
          {supprime === "1" && (
            <Banner tone="success" live>
              {t("removed")}
            </Banner>
          )}
          <Card title={t("none.title")}>
            <p className="mb-4 max-w-text">{t("none.text")}</p>
            <ActionForm id="agenda" action={createFeed} labels={{ summary: t("summary") }}>
              <div>
                <SubmitButton pending={t("none.creating")}>{t("none.create")}</SubmitButton>
              </div>
            </ActionForm>
          </Card>
        </div>
      )}
    </>
  );
}
