import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { MailboxList } from "@/components/mails/mailbox-list";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { visitor } from "@/lib/auth";
import { localMails } from "@/lib/mails/queries";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mails");
  return { title: t("demo.title") };
}

export default async function DemoMailbox() {
  const mails = await localMails(await visitor());
  if (!mails) notFound();
  const t = await getTranslations("mails");
  const format = await getFormatter();
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
            received: format.dateTime(receivedAt, { dateStyle: "medium", timeStyle: "medium" }),
            receivedIso: receivedAt.toISOString(),
          }))}
        />
      )}
    </div>
  );
}
