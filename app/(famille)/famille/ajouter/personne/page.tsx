import type { Metadata } from "next";
import { getTranslations } from "next-intl/server";
import { NewPersonForm } from "@/components/dossier/new-person-form";
import { EmptyState } from "@/components/ui/empty-state";
import { PageHeader } from "@/components/ui/page-header";
import { requireParent } from "@/lib/auth";
import { ownPeople } from "@/lib/home/queries";

type Props = PageProps<"/famille/ajouter/personne">;

const isContact = async ({ searchParams }: Props) => (await searchParams).contact === "1";

export async function generateMetadata(props: Props): Promise<Metadata> {
  const t = await getTranslations("dossier.add.person");
  return { title: t((await isContact(props)) ? "contactTitle" : "title") };
}

export default async function AddPersonPage(props: Props) {
  const actor = await requireParent();
  const contact = await isContact(props);
  const [t, { children }] = await Promise.all([getTranslations("dossier"), ownPeople(actor)]);
  return (
    <div className="narrow">
      <PageHeader
        title={t(contact ? "add.person.contactTitle" : "add.person.title")}
        intro={`${t(contact ? "add.person.contactIntro" : "add.person.intro")} ${t("add.person.inform")}`}
        back={{ href: "/famille", label: t("back") }}
      />
      {children.length === 0 ? (
        <EmptyState icon="child" title={t("overview.noChild")}>
          {t("overview.noChildText")}
        </EmptyState>
      ) : (
        <NewPersonForm contact={contact} childNames={new Map(children.map(({ id, name }) => [id, name]))} />
      )}
    </div>
  );
}
