import type { Metadata } from "next";
import { notFound } from "next/navigation";
import { getFormatter, getTranslations } from "next-intl/server";
import { MailText } from "@/components/mails/mail-text";
import { Card } from "@/components/ui/card";
import { DescriptionList } from "@/components/ui/description-list";
import { PageHeader } from "@/components/ui/page-header";
import { visitor } from "@/lib/auth";
import { localMail } from "@/lib/mails/queries";
import { organisationFacts } from "@/lib/organisation/queries";

type Props = { params: Promise<{ id: string }> };

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("mails");
  return { title: t("demo.title") };
}

export default async function DemoMail({ params }: Props) {
  const actor = await visitor();
  const mail = await localMail(actor, (await params).id);
  if (!mail) notFound();
  const t = await getTranslations("mails");
  const format = await getFormatter();
  const { timeZone } = await organisationFacts(actor);
  return (
    <div className="stack">
      <PageHeader title={mail.subject} back={{ href: "/demo/mails", label: t("demo.back") }} />
      <Card>
        <DescriptionList
          items={[
            { term: t("demo.from"), details: mail.from },
            { term: t("demo.to"), details: mail.to },
            {
              term: t("demo.receivedAt"),
              details: format.dateTime(mail.receivedAt, { dateStyle: "long", timeStyle: "medium", timeZone }),
            },
          ]}
        />
      </Card>
      <Card>
        <MailText text={mail.text} links />
      </Card>
      <p>
        <a className="link inline-flex min-h-target items-center" href={`/api/demo/mails/${mail.id}`}>
          {t("demo.formatted")}
        </a>
      </p>
    </div>
  );
}
