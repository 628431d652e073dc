import type { Domain, FieldKey, Subject } from "./fields";
import type { FileValue, PendingWish } from "./views";

/** One press of "Enregistrer" of which something waits, as staff decide it field by field. */
export type WaitingChange = {
  changeSetId: string;
  householdId: string;
  /** The adults of the household that asks. */
  household: string;
  subject: Subject;
  subjectId: string;
  /** Null for the household itself. */
  subjectName: string | null;
  domain: Domain;
  /** Health or diet. */
  sealed: boolean;
  /** Sealed, and the reader does not hold HEALTH there: no value is told, and nothing can be decided. */
  closed: boolean;
  createdAt: Date;
  by: string | null;
  fields: { changeId: string; field: FieldKey; old: FileValue; new: FileValue }[];
};

export type WaitingWish = {
  id: string;
  householdId: string;
  household: string;
  kind: PendingWish["kind"];
  subjectId: string | null;
  subjectName: string | null;
  /** What was typed of the person to add; {} for the other wishes. */
  payload: Record<string, unknown>;
  message: string;
  createdAt: Date;
  by: string | null;
  /** ADD_CHILD: a child of the same name and birth date is known already; staff say whether it is the same. */
  knownChild: boolean;
  /** ADD_CHILD: who may be given authority, the one who asks first. */
  adults: { id: string; name: string; asker: boolean }[];
};

/** One line of "qui a changé quoi, quand". */
export type FileHistoryEntry = {
  id: string;
  at: Date;
  by: string | null;
  subject: Subject;
  subjectName: string | null;
  domain: Domain;
  fields: {
    key: FieldKey;
    /** Health and diet: told nowhere but in the child's own health page. */
    sealed: boolean;
    old: FileValue;
    new: FileValue;
    state: "PENDING" | "APPLIED" | "ACCEPTED" | "REFUSED" | "WITHDRAWN";
    reason: string | null;
  }[];
};

/** What staff answer to one field or one wish. */
export type FileVerdict =
  | {
      accept: true;
      /** ADD_CHILD of a known child: the same one, which then lives in two homes, or another. */
      duplicates?: "memes" | "autres";
      /**
       * ADD_CHILD: the adults of the household who hold parental authority; unless told, the one who asks, and nobody over
       * a child known already.
       */
      authority?: string[];
    }
  | { accept: false; reason: string };

export type FileDecisionReport = {
  accepted: number;
  refused: number;
  /** Decided or withdrawn meanwhile. */
  already: number;
  /** Wishes for a known child whose question staff did not answer: they still wait. */
  unanswered: number;
};
