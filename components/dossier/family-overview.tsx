import { useTranslations } from "next-intl";
import { ButtonLink } from "@/components/ui/button";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { MissingPiece } from "@/lib/documents/schema";
import type { FamilyFile, SubjectCard } from "@/lib/dossier/schema";
import { AdultCard } from "./adult-card";
import { ChildCard } from "./child-card";
import { Confirmation } from "./confirmation";
import { Cards, People } from "./people";
import { PersonCard } from "./person-card";
import { QuotientCard } from "./quotient-card";
import { usePieceRemarks } from "./say-pieces";
import { SubjectDomains } from "./subject-domains";
import { WishesCard } from "./wishes-card";

const lacks = ({ domains }: SubjectCard) => domains.some(({ missing }) => missing.length > 0);

type Props = {
  file: FamilyFile;
  pieces: MissingPiece[];
  /** By child, how many consents the reader has yet to answer. */
  consents: ReadonlyMap<string, number>;
};

/** The household at a glance, each part with what is missing, ends soon or waits. */
export function FamilyOverview({ file, pieces, consents }: Props) {
  const t = useTranslations("dossier.overview");
  const remarksOf = usePieceRemarks(pieces);
  const { household, adults, children, persons, wishes, quotient, confirmation, today } = file;
  const childNames = new Map(children.map(({ id, name }) => [id, name]));
  const subjects = [household, ...adults, ...children, ...persons];
  return (
    <>
      <Confirmation confirmation={confirmation} incomplete={subjects.some(lacks)} />
      {wishes.length > 0 && <WishesCard wishes={wishes} />}
      <Cards>
        <Card title={t("household")}>
          <SubjectDomains
            card={household}
            others={[
              {
                href: "/documents/envois",
                icon: "documents",
                label: t("documents"),
                remarks: remarksOf(null),
              },
            ]}
          />
        </Card>
        <QuotientCard quotient={quotient} />
      </Cards>
      <People
        id="responsables"
        title={t("adults")}
        actions={
          <ButtonLink href="/famille/ajouter/responsable" variant="secondary" icon="plus">
            {t("addAdult")}
          </ButtonLink>
        }
      >
        <Cards>
          {adults.map((adult) => (
            <AdultCard key={adult.id} adult={adult} />
          ))}
        </Cards>
      </People>
      <People
        id="enfants"
        title={t("children")}
        actions={
          <ButtonLink href="/famille/ajouter/enfant" variant="secondary" icon="plus">
            {t("addChild")}
          </ButtonLink>
        }
      >
        {children.length === 0 ? (
          <EmptyState icon="child" title={t("noChild")}>
            {t("noChildText")}
          </EmptyState>
        ) : (
          <Cards>
            {children.map((child) => (
              <ChildCard
                key={child.id}
                child={child}
                today={today}
                pieces={remarksOf(child.id)}
                consents={consents.get(child.id) ?? 0}
                persons={persons.filter((it) => it.mayCollect && it.childIds.includes(child.id)).length}
              />
            ))}
          </Cards>
        )}
      </People>
      <People
        id="personnes"
        title={t("persons")}
        actions={
          <>
            <ButtonLink href="/famille/ajouter/personne" variant="secondary" icon="plus">
              {t("addPerson")}
            </ButtonLink>
            <ButtonLink href="/famille/ajouter/personne?contact=1" variant="secondary" icon="plus">
              {t("addContact")}
            </ButtonLink>
          </>
        }
      >
        {persons.length === 0 ? (
          <p className="text-muted">{t("noPerson")}</p>
        ) : (
          <Cards>
            {persons.map((person) => (
              <PersonCard key={person.id} person={person} childNames={childNames} />
            ))}
          </Cards>
        )}
      </People>
      <div className="mt-8">
        <Card title={t("else")}>
          <p className="mb-3">{t("askText")}</p>
          <ButtonLink href="/famille/demander" variant="secondary" icon="mail">
            {t("ask")}
          </ButtonLink>
        </Card>
      </div>
    </>
  );
}
