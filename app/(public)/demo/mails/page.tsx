import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { MailboxList } from "@/components/mails/mailbox-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { visitor } from "@/lib/auth";
import { localMails } from "@/lib/mails/queries";
import { organisationFacts } from "@/lib/organisation/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mails");
  return { title: t("demo.title") };
}

export default async function DemoMailbox() {
  const actor = await visitor();
  const mails = await localMails(actor);
  if (!mails) notFound();
  const t = await getTranslations("mails");
  const format = await getFormatter();
  const { timeZone } = await organisationFacts(actor);
  return (
    <div className="stack">
      <PageHeader title={t("demo.title")} intro={t("demo.intro")} />
      {mails.length === 0 ? (
        <EmptyState icon="mail" title={t("demo.empty")}>
          {t("demo.emptyText")}
        </EmptyState>
      ) : (
        <MailboxList
          label={t("demo.caption")}
          toLabel={t("demo.for")}
          mails={mails.map(({ id, subject, to, receivedAt }) => ({
            id,
            subject,
            to,
            received: format.dateTime(receivedAt, { dateStyle: "medium", timeStyle: "medium", timeZone }),
            receivedIso: receivedAt.toISOString(),
          }))}
        />
      )}
    </div>
  );
}
