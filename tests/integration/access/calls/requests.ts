import * as commands from "@/lib/requests/commands";
import * as queries from "@/lib/requests/queries";
import type { Calls } from "./call";

const ACCEPTED = { accept: true as const };

export const requests: Calls = {
  "requests.fileRequests": (actor) => queries.fileRequests(actor),
  "requests.familyRequests [A]": (actor, { A }) => queries.familyRequests(actor, A.householdId),
  "requests.decidePieces [A's]": (actor, { files }) =>
    commands.decidePieces(actor, { ids: [files.A.uploadId], verdict: ACCEPTED }),
  "requests.checkPiece [A's]": (actor, { files }) =>
    commands.checkPiece(actor, {
      uploadId: files.A.uploadId,
      next: null,
      verdict: { ...ACCEPTED, from: null, to: null },
      quotient: null,
    }),
};
