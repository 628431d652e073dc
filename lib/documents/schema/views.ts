import type { PlainDate } from "@/lib/dates";
import type {
  Audience,
  DocumentCategory,
  PieceKind,
  PieceScope,
  PieceValidity,
  UploadState,
} from "@/lib/generated/prisma/enums";

export type { Audience, DocumentCategory, PieceKind, PieceScope, PieceValidity, UploadState };

/** How an asked-for piece stands. `received` waits for staff; `expiring` still counts, `expired` no longer. */
export const PIECE_STATUSES = ["missing", "refused", "expired", "received", "expiring", "verified"] as const;
export type PieceStatus = (typeof PIECE_STATUSES)[number];

/** One document that a family sent. */
export type Upload = {
  id: string;
  fileId: string;
  title: string;
  note: string;
  /** The name of the asked-for piece, or null for what was sent freely. */
  piece: string | null;
  childId: string | null;
  childName: string | null;
  health: boolean;
  state: UploadState;
  reason: string | null;
  from: PlainDate | null;
  to: PlainDate | null;
  sentOn: PlainDate;
  /** Who sent it; null: nobody who has a login any more. */
  sentBy: string | null;
  mime: string;
  /** Bytes. */
  size: number;
};

/** One piece that the household's structures ask for, by child or for the household. */
export type PieceLine = {
  /** Names the line in forms and addresses: "<type>" or "<type>.<child>". */
  key: string;
  typeId: string;
  kind: PieceKind;
  name: string;
  hint: string;
  /** The structures that ask for it. */
  structures: string[];
  childId: string | null;
  childName: string | null;
  required: boolean;
  blocking: boolean;
  health: boolean;
  status: PieceStatus;
  /** Last day of the validity that counts, or that counted; null: without end, or none. */
  until: PlainDate | null;
  /** Why the last sending was refused. */
  reason: string | null;
  /** When the sending that counts, or waits, arrived. */
  sentOn: PlainDate | null;
  /** Provided by the child's other household: its validity is told, nothing else. */
  otherHome: boolean;
};

export type FamilyPieces = {
  today: PlainDate;
  lines: PieceLine[];
  /** Everything the household sent, the newest first; without what was withdrawn. */
  uploads: Upload[];
  /** Whom a document may be sent for. */
  children: { id: string; name: string }[];
};

/** A piece that is missing today, for the gates of the calendar and the overview. */
export type MissingPiece = {
  childId: string | null;
  childName: string | null;
  name: string;
  status: "missing" | "refused" | "expired";
  required: boolean;
  /** Whether reservations are blocked until it arrives. */
  blocking: boolean;
};

/** The validity that a decision proposes. */
export type SuggestedValidity = { from: PlainDate; to: PlainDate | null; mustChoose: boolean };

/** One document that waits for staff. `closed`: a health piece, and the reader lacks the permission. */
export type WaitingUpload = {
  id: string;
  householdId: string;
  /** The names of its adults. */
  household: string;
  childId: string | null;
  childName: string | null;
  piece: { typeId: string; name: string; kind: PieceKind; validity: PieceValidity } | null;
  /** Null where closed. */
  title: string | null;
  note: string | null;
  fileId: string | null;
  name: string | null;
  mime: string;
  size: number;
  health: boolean;
  closed: boolean;
  suggested: SuggestedValidity;
  createdAt: Date;
  by: string | null;
};

export type PublishedView = {
  id: string;
  fileId: string;
  title: string;
  description: string;
  category: DocumentCategory;
  /** Null: the organisation. */
  structure: string | null;
  from: PlainDate;
  mime: string;
  size: number;
  isNew: boolean;
};

export type StaffDocument = Omit<PublishedView, "isNew"> & {
  audience: Audience;
  householdId: string | null;
  household: string | null;
  to: PlainDate | null;
  state: "coming" | "shown" | "over" | "withdrawn";
  by: string;
  /** How many logins opened it. */
  openings: number;
  /** Whether the reader may withdraw it. */
  own: boolean;
};
