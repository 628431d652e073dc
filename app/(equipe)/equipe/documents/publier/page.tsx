import type { Metadata } from "next";
import { useTranslations } from "next-intl";
import { getTranslations } from "next-intl/server";
import { AddresseeSearch, AudienceForm } from "@/components/documents/audience-forms";
import { PublishForm, type PublishTarget } from "@/components/documents/publish-form";
import { SendOutcomeBanner, useRefusedForm } from "@/components/documents/send-outcome";
import { Card } from "@/components/ui/card";
import { PageHeader } from "@/components/ui/page-header";
import { TextLink } from "@/components/ui/text-link";
import { requireStaff } from "@/lib/auth";
import { type Addressee, findAddressees, type PublishChoices, publishChoices } from "@/lib/documents/queries";
import { publishQuery, type SendOutcome, sendOutcome } from "@/lib/documents/schema";

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations("documents.publish"))("title") };
}

export default async function PublishPage({ searchParams }: PageProps<"/equipe/documents/publier">) {
  const actor = await requireStaff("DOCUMENTS");
  const query = await searchParams;
  const { pour, famille, q } = publishQuery.parse(query);
  const isLetter = pour === "famille";
  const [t, choices, found] = await Promise.all([
    getTranslations("documents.publish"),
    publishChoices(actor),
    isLetter && (famille || q) ? findAddressees(actor, famille ? { id: famille } : { q }) : [],
  ]);
  const addressee = isLetter && famille ? found[0] : undefined;
  const target: PublishTarget | null = addressee
    ? { pour: "famille", famille: addressee.id }
    : pour && !isLetter
      ? { pour }
      : null;
  return (
    <div className="stack max-w-text">
      <PageHeader
        title={t("title")}
        intro={t("intro")}
        back={{ href: "/equipe/documents", label: t("back") }}
      />
      {target ? (
        <Publishing
          target={target}
          addressee={addressee}
          choices={choices}
          outcome={sendOutcome.parse(query)}
        />
      ) : (
        <Card>{isLetter ? <AddresseeSearch q={q} found={famille ? [] : found} /> : <AudienceForm />}</Card>
      )}
    </div>
  );
}

type Props = {
  target: PublishTarget;
  addressee: Addressee | undefined;
  choices: PublishChoices;
  outcome: SendOutcome;
};

function Publishing({ target, addressee, choices, outcome }: Props) {
  const t = useTranslations("documents.publish");
  const refused = useRefusedForm(outcome);
  const words = { tous: t("everybody"), structure: t("structure"), famille: addressee?.adults ?? "" };
  return (
    <>
      <SendOutcomeBanner outcome={outcome} received={t("received", { count: outcome.recus ?? 0 })} />
      <Card title={t("addressee")}>
        <p className="font-semibold">{words[target.pour]}</p>
        {addressee && (
          <p className="text-muted">
            {addressee.children && <>{t("children", { children: addressee.children })}. </>}
            {t("addresseeText")}
          </p>
        )}
        <p className="mt-2">
          <TextLink href="/equipe/documents/publier" className="inline-flex min-h-target items-center">
            {t("change")}
          </TextLink>
        </p>
      </Card>
      <Card>
        <PublishForm target={target} choices={choices} initial={refused ?? undefined} />
      </Card>
      <p>
        <TextLink href="/equipe/documents" className="inline-flex min-h-target items-center">
          {t("seeList")}
        </TextLink>
      </p>
    </>
  );
}
