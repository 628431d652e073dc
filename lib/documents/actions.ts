"use server";

import { parentAction, staffAction } from "@/lib/action";
import { done } from "@/lib/result";
import { withdrawDocument, withdrawUpload } from "./commands";
import { withdrawDocumentForm, withdrawUploadForm } from "./schema";

/** "Retirer" beside a document that waits for staff. */
export const withdrawOwnUpload = parentAction(withdrawUploadForm, async (actor, { envoi }) => {
  const withdrawn = await withdrawUpload(actor, envoi);
  return withdrawn.ok ? done({ to: "/documents/envois?retire=1" }) : withdrawn;
});

/** "Retirer" beside a published document. */
export const withdrawPublished = staffAction("DOCUMENTS", withdrawDocumentForm, async (actor, input) => {
  const withdrawn = await withdrawDocument(actor, input.document);
  return withdrawn.ok ? done({ to: "/equipe/documents?retire=1" }) : withdrawn;
});
