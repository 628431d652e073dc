/** What the portal answers to one file: kept, refused with a sentence, or a form to correct. */
export type FileAnswer =
  | { kind: "done" }
  /** It is there, and will be checked. */
  | { kind: "arrived" }
  | { kind: "refused"; text: string }
  | { kind: "form"; message: string; fields: Record<string, string> }
  /** The connection broke, or the portal failed (`text`): the same file may be sent again. */
  | { kind: "cut"; text?: string }
  | { kind: "signed-out" };

type Body = {
  sent?: number;
  refused?: { text: string; again: boolean }[];
  message?: string;
  fields?: Record<string, string>;
};

/** Sends one form with its file, telling how much of it has left (0 to 100). */
export function postFile(
  url: string,
  form: FormData,
  onProgress: (percent: number) => void,
): Promise<FileAnswer> {
  return new Promise((resolve) => {
    const request = new XMLHttpRequest();
    request.open("POST", url);
    request.responseType = "json";
    request.setRequestHeader("Accept", "application/json");
    request.upload.onprogress = ({ loaded, total }) => onProgress(Math.round((loaded / total) * 100));
    request.onload = () => resolve(answerOf(request.status, request.response as Body | null));
    request.onerror = () => resolve({ kind: "cut" });
    request.onabort = () => resolve({ kind: "cut" });
    request.send(form);
  });
}

function answerOf(status: number, body: Body | null): FileAnswer {
  if (status === 401) return { kind: "signed-out" };
  if (!body || status >= 500) return { kind: "cut" };
  if (body.sent) return { kind: "done" };
  const [refusal] = body.refused ?? [];
  if (refusal) return { kind: refusal.again ? "cut" : "refused", text: refusal.text };
  return { kind: "form", message: body.message ?? "", fields: body.fields ?? {} };
}
