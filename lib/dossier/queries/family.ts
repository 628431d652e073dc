import "server-only";
import { allow, type ParentActor } from "@/lib/actor";
import type { PlainDate } from "@/lib/dates";
import { db, type Tx } from "@/lib/db";
import { openHealthColumn } from "@/lib/health/commands";
import { healthExpiries } from "@/lib/health/rules";
import type { ChildHealthValue } from "@/lib/health/schema";
import {
  confirmationDue,
  domainsOf,
  type FilePolicies,
  fieldsOf,
  mergePolicies,
  missingFields,
  type Values,
} from "../rules";
import type { ChildCard, DomainStatus, FamilyFile, FieldKey, Subject } from "../schema";
import { type ChildRow, type OpenChange, openChanges, wholeHousehold, wishRows } from "./family-rows";
import { valuesOf } from "./reach";

/**
 * The parent's household at a glance: its members, the state of each domain of their files, what was wished for, and
 * whether the yearly confirmation is due. The file of a child over whom the reader holds no authority stays closed: its
 * card has a name and no domain. Three statements, whatever the number of people.
 */
export async function familyFile(actor: ParentActor): Promise<FamilyFile> {
  allow(actor, "parent");
  return loadFamily(actor, db());
}

/** The same inside a transaction. */
export async function loadFamily(actor: ParentActor, tx: Tx): Promise<FamilyFile> {
  const home = await wholeHousehold(actor, tx);
  const { adults, children, persons } = home;
  const opened = children.filter(({ authority }) => authority).map(({ id }) => id);
  const subjectIds = [actor.householdId, ...opened, ...[...adults, ...persons].map(({ id }) => id)];
  const changes = await openChanges(actor, tx, subjectIds);
  const wishes = await wishRows(actor, tx);

  const { today } = home;
  const statuses = statusesWith(mergePolicies(home.settings), changes);
  const card = <S extends Subject>(subject: S, id: string, values: Values) => ({
    subject,
    id,
    name: fullName(values),
    birthDate: (values.birthDate ?? null) as PlainDate | null,
    domains: statuses(subject, id, values),
  });
  const childCard = ({ id, row, authority, hasOtherHome, sealed }: ChildRow): ChildCard => {
    const values = valuesOf("CHILD", row);
    const tie = { hasOtherHome, authority };
    if (!authority) {
      return { subject: "CHILD", id, name: fullName(values), birthDate: null, domains: [], ...tie };
    }
    const known = openHealthColumn(actor, id, sealed);
    const whole = card("CHILD", id, { ...values, ...known });
    return { ...whole, domains: withExpiries(whole.domains, known, String(values.birthDate), today), ...tie };
  };
  return {
    today,
    household: { ...card("HOUSEHOLD", actor.householdId, valuesOf("HOUSEHOLD", home.row)), name: home.name },
    quotient: home.quotient,
    adults: adults.map(({ id, row, login }) => ({
      ...card("ADULT", id, valuesOf("ADULT", row)),
      isReader: id === actor.adultId,
      login,
    })),
    children: children.map(childCard),
    persons: persons.map(({ id, row, identityChecked }) => {
      const values = valuesOf("PERSON", row);
      return {
        ...card("PERSON", id, values),
        relation: String(values.relation ?? ""),
        mayCollect: values.mayCollect === true,
        emergencyContact: values.emergencyContact === true,
        identityChecked,
        childIds: values.children as string[],
      };
    }),
    wishes,
    confirmation: {
      confirmedOn: home.confirmedOn,
      ...confirmationDue(home.settings, home.confirmedOn, today),
    },
  };
}

const fullName = ({ firstName, lastName }: Values) => [firstName, lastName].filter(Boolean).join(" ");

/**
 * How the domains of a subject stand: those of which the structures show something. Who waits for staff has done their
 * part: a field whose value waits is not missing.
 */
function statusesWith({ policyOf }: FilePolicies, changes: OpenChange[]) {
  return (subject: Subject, id: string, values: Values): DomainStatus[] =>
    domainsOf(subject).flatMap((domain): DomainStatus[] => {
      const fields = fieldsOf(subject, domain).filter((field) => policyOf(subject, field) !== "HIDDEN");
      if (fields.length === 0) return [];
      const policies = Object.fromEntries(fields.map((field) => [field, policyOf(subject, field)]));
      const ofDomain = changes.filter((change) => change.subjectId === id && change.domain === domain);
      const waits = (field: string) =>
        ofDomain.some((change) => change.state === "PENDING" && change.field === field);
      return [
        {
          domain,
          missing: missingFields(policies, values).filter((field) => !waits(field)) as FieldKey[],
          waiting: ofDomain.filter(({ state }) => state === "PENDING").length,
          refused: ofDomain.filter(({ state }) => state === "REFUSED").length,
          expiring: [],
        },
      ];
    });
}

function withExpiries(
  domains: DomainStatus[],
  health: ChildHealthValue,
  birthDate: PlainDate,
  today: PlainDate,
): DomainStatus[] {
  const expiring = healthExpiries(health, { birthDate, today });
  return domains.map((status) => (status.domain === "health" ? { ...status, expiring } : status));
}
