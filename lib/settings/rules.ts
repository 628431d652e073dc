import { MODES, type Mode, type Policy } from "@/lib/dossier/schema";
import {
  CONSENT_KINDS,
  type Demand,
  DOMAIN_LIST,
  FIELD_LIST,
  type FileSettings,
  type NewPiece,
  type PieceKind,
  type PieceScope,
  type PieceText,
} from "./schema";

/** Settings as the database holds them: exceptions to the defaults, by name. */
export type StoredSettings = {
  fields: unknown;
  domains: unknown;
  bothParents: readonly string[];
  confirmFrom: string | null;
  blockUnconfirmed: boolean;
};

const entriesOf = (json: unknown): ReadonlyMap<string, unknown> =>
  new Map(typeof json === "object" && json !== null ? Object.entries(json) : []);

/** Stored settings in full. What the portal no longer knows, or no longer allows, counts as not set. */
export function settled({ fields, domains, bothParents, confirmFrom, blockUnconfirmed }: StoredSettings) {
  const [policies, modes] = [entriesOf(fields), entriesOf(domains)];
  return {
    fields: Object.fromEntries(
      FIELD_LIST.map(({ name, policy, choices }) => [
        name,
        choices.find((choice) => choice === policies.get(name)) ?? policy,
      ]),
    ),
    modes: Object.fromEntries(
      DOMAIN_LIST.map(({ name, mode }) => [name, MODES.find((known) => known === modes.get(name)) ?? mode]),
    ),
    bothParents: CONSENT_KINDS.filter((kind) => bothParents.includes(kind)),
    confirmation: confirmFrom === null ? "NONE" : blockUnconfirmed ? "BLOCKING" : "ASKED",
    confirmFrom,
  } as FileSettings;
}

/** What is stored of settings: what differs from the defaults, so that a new default reaches those who chose none. */
export function exceptions({ fields, modes, bothParents, confirmation, confirmFrom }: FileSettings) {
  const other = <T extends string>(list: readonly { name: string; usual: T }[], chosen: Record<string, T>) =>
    Object.fromEntries(
      list.flatMap(({ name, usual }) => (chosen[name] === usual ? [] : [[name, chosen[name]!]])),
    );
  return {
    fields: other<Policy>(
      FIELD_LIST.map(({ name, policy }) => ({ name, usual: policy })),
      fields,
    ),
    domains: other<Mode>(
      DOMAIN_LIST.map(({ name, mode }) => ({ name, usual: mode })),
      modes,
    ),
    bothParents,
    confirmFrom: confirmation === "NONE" ? null : confirmFrom,
    blockUnconfirmed: confirmation === "BLOCKING",
  };
}

/** The form fields whose settings are not those stored. */
export function differences(given: FileSettings, stored: FileSettings): string[] {
  const fields = FIELD_LIST.filter(({ name }) => given.fields[name] !== stored.fields[name]);
  const modes = DOMAIN_LIST.filter(({ name }) => given.modes[name] !== stored.modes[name]);
  return [
    ...fields.map(({ name }) => `champs.${name}`),
    ...modes.map(({ name }) => `modes.${name}`),
    ...(given.bothParents.join() === stored.bothParents.join() ? [] : ["accords"]),
    ...(given.confirmation === stored.confirmation ? [] : ["annuelle"]),
    ...(given.confirmFrom === stored.confirmFrom ? [] : ["chaque.jour"]),
  ];
}

/** How a structure keeps its files before it has settings of its own: confirmed each September. */
export const defaultFileSettings: FileSettings = settled({
  fields: {},
  domains: {},
  bothParents: ["PHOTO"],
  confirmFrom: "09-01",
  blockUnconfirmed: false,
});

/** What the nature of a document settles: whom it is asked for, and whether it tells of health. */
export const KINDS: Record<PieceKind, { scope: PieceScope | null; health: boolean }> = {
  INSURANCE: { scope: null, health: false },
  VACCINATION: { scope: "CHILD", health: true },
  QF_PROOF: { scope: "HOUSEHOLD", health: false },
  PAI: { scope: "CHILD", health: true },
  PRESCRIPTION: { scope: "CHILD", health: true },
  IDENTITY: { scope: null, health: false },
  JUDGMENT: { scope: null, health: false },
  OTHER: { scope: null, health: false },
};

export const isRequired = (demand: Demand) => demand !== "OPTIONAL";

/** The demand that a document's two flags stand for. */
export const demandOf = ({ required, blocking }: { required: boolean; blocking: boolean }): Demand =>
  blocking ? "BLOCKING" : required ? "REQUIRED" : "OPTIONAL";

/** One text for all that a form shows of a document: it differs as soon as somebody changed anything. */
export const pieceMark = ({
  name,
  hint,
  demand,
  health,
  validity,
  months,
  reminderDays,
}: PieceText): string => JSON.stringify([name, hint, demand, health, validity, months, reminderDays]);

/** The documents that a new structure asks for; staff change them as they like. */
export const defaultPieceTypes: readonly Omit<NewPiece, "structureId">[] = [
  {
    name: "Assurance scolaire et extrascolaire",
    hint: "L’attestation de l’année scolaire en cours, au nom de l’enfant.",
    kind: "INSURANCE",
    scope: "CHILD",
    demand: "REQUIRED",
    health: false,
    validity: "SCHOOL_YEAR",
    months: null,
    reminderDays: 30,
  },
  {
    name: "Vaccinations",
    hint: "La page des vaccinations du carnet de santé, ou un certificat du médecin.",
    kind: "VACCINATION",
    scope: "CHILD",
    demand: "REQUIRED",
    health: true,
    validity: "CHOSEN",
    months: null,
    reminderDays: 30,
  },
  {
    name: "Justificatif de quotient familial",
    hint: "L’attestation de la CAF ou de la MSA, de moins de trois mois. Sans elle, le tarif le plus élevé s’applique.",
    kind: "QF_PROOF",
    scope: "HOUSEHOLD",
    demand: "OPTIONAL",
    health: false,
    validity: "MONTHS",
    months: 12,
    reminderDays: 30,
  },
  {
    name: "Projet d’accueil individualisé (PAI)",
    hint: "Le protocole signé, avec les mesures d’urgence.",
    kind: "PAI",
    scope: "CHILD",
    demand: "REQUIRED",
    health: true,
    validity: "SCHOOL_YEAR",
    months: null,
    reminderDays: 60,
  },
];
