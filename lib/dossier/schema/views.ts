import type { PlainDate } from "@/lib/dates";
import type { Domain, FieldKey, Mode, Policy, Subject } from "./fields";

/** A value as the file holds it: a text, a yes or no, a list, or a health structure of lib/health; null: not filled. */
export type FileValue = unknown;

/** Who changed a value: an adult of the reader's household (staff know which), the child's other one, the structure. */
export type Author = "HOME" | "OTHER_HOME" | "STAFF";

export type FieldView = {
  key: FieldKey;
  policy: Exclude<Policy, "HIDDEN">;
  value: FileValue;
  /** The last change that is in force, where there is one. */
  changed: { by: Author; name: string | null; on: PlainDate } | null;
  /** What waits for staff beside it; `own`: asked for by the reader's household, which may withdraw it. */
  waiting: { changeId: string; value: FileValue; on: PlainDate; own: boolean } | null;
  /** The last answer of staff, while nothing newer was saved. */
  refused: { value: FileValue; reason: string; on: PlainDate } | null;
};

/** One domain of one subject, as its editor and its page show it. */
export type DomainView = {
  subject: Subject;
  id: string;
  name: string;
  domain: Domain;
  /** Sent back with the form: a field changed by somebody else since then is told. */
  version: number;
  mode: Mode;
  editable: boolean;
  fields: FieldView[];
};

/** How one domain of one subject stands, in the overview. */
export type DomainStatus = {
  domain: Domain;
  missing: FieldKey[];
  waiting: number;
  refused: number;
  /** What ends within 60 days, or has ended: a PAI, a treatment. */
  expiring: { what: "pai" | "treatment" | "vaccination"; on: PlainDate; over: boolean }[];
};

export type SubjectCard = {
  subject: Subject;
  id: string;
  name: string;
  /** Null for those who have none (household, persons). */
  birthDate: PlainDate | null;
  domains: DomainStatus[];
};

export type AdultCard = SubjectCard & { isReader: boolean; login: "NONE" | "INVITED" | "ACTIVE" };

export type ChildCard = SubjectCard & {
  hasOtherHome: boolean;
  /** Whether the reader holds parental authority: without it the file of the child stays closed. */
  authority: boolean;
};

export type PersonCard = SubjectCard & {
  relation: string;
  mayCollect: boolean;
  emergencyContact: boolean;
  identityChecked: boolean;
  childIds: string[];
};

export type PendingWish = {
  id: string;
  kind: "ADD_ADULT" | "ADD_CHILD" | "ADD_PERSON" | "REMOVE_ADULT" | "REMOVE_CHILD" | "CUSTODY" | "OTHER";
  /** Whom it is about: the name typed, or that of the subject. */
  name: string | null;
  message: string;
  state: "PENDING" | "REFUSED";
  reason: string | null;
  /** The day on which it was sent. */
  on: PlainDate;
  own: boolean;
};

/** The household at a glance. */
export type FamilyFile = {
  today: PlainDate;
  household: SubjectCard;
  quotient: {
    valueCents: number;
    source: "CAF" | "MSA" | "COMPUTED" | "DECLARED";
    from: PlainDate;
    to: PlainDate | null;
  } | null;
  adults: AdultCard[];
  children: ChildCard[];
  persons: PersonCard[];
  wishes: PendingWish[];
  /** `due`: the yearly confirmation is asked for since that day; `blocking`: no reservation before it. */
  confirmation: { confirmedOn: PlainDate | null; due: PlainDate | null; blocking: boolean };
};
