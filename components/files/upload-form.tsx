"use client";

import { useRouter } from "next/navigation";
import { type ReactNode, type SubmitEvent, useMemo, useRef, useState } from "react";
import { ErrorSummary } from "@/components/forms/error-summary";
import { FileField } from "@/components/forms/file-field";
import { FormContext } from "@/components/forms/form-context";
import { Button } from "@/components/ui/button";
import { type FormState, fieldId, IDLE } from "@/lib/form-state";
import { type FileRow, FileRows, type RowLabels } from "./file-rows";
import { postFile } from "./post-file";
import { sendDirect } from "./send-direct";

/** The name of the field that holds the files. */
const FILES = "fichier";

export type UploadLabels = RowLabels & {
  files: string;
  filesHint: string;
  required: string;
  send: string;
  sending: string;
  summary: string;
  noFile: string;
  tooMany: string;
  tooBig: string;
  signedOut: string;
};

type Props = {
  /** Prefix of the fields' ids; unique in the page. */
  id: string;
  /** Where the form is sent: a route that answers a browser without script, and JSON to this one. */
  action: string;
  accept: string;
  maxBytes: number;
  maxFiles: number;
  labels: UploadLabels;
  /** Files go straight to UploadThing, but for those about health, which are encrypted before they leave the portal. */
  direct?: boolean;
  /** A refusal that came back without script. */
  initial?: FormState;
  /** The fields before the files. */
  children?: ReactNode;
};

type Sending = FileRow & { file: File };

/**
 * A form with files. Without script the browser sends it whole. With script the files leave one by one, each with its
 * progress: one that is refused or cut off keeps the others, and is sent again by itself.
 */
export function UploadForm(props: Props) {
  const { id, action, accept, labels, initial = IDLE, children } = props;
  const { state, rows, busy, send, retry } = useSending(props, initial);
  const context = useMemo(() => ({ id, state }), [id, state]);
  const errors =
    state.status === "refused"
      ? Object.entries(state.fields).map(([name, text]) => ({ id: fieldId(id, name), text }))
      : [];
  return (
    <FormContext value={context}>
      {state.status === "refused" && (
        <ErrorSummary key={state.at} title={labels.summary} message={state.message} errors={errors} />
      )}
      <form
        id={id}
        action={action}
        method="post"
        encType="multipart/form-data"
        onSubmit={send}
        className="stack"
      >
        {children}
        <FileField
          name={FILES}
          label={labels.files}
          hint={labels.filesHint}
          accept={accept}
          multiple={props.maxFiles > 1}
          required
          requiredMark={labels.required}
        />
        <div aria-live="polite">
          <FileRows rows={rows} labels={labels} busy={busy} onRetry={retry} />
        </div>
        <Button
          type="submit"
          icon="upload"
          aria-disabled={busy || undefined}
          onClick={(event) => busy && event.preventDefault()}
        >
          {busy ? labels.sending : labels.send}
        </Button>
      </form>
    </FormContext>
  );
}

function useSending({ action, labels, maxBytes, maxFiles, direct }: Props, initial: FormState) {
  const router = useRouter();
  const [state, setState] = useState(initial);
  const [rows, setRows] = useState<Sending[]>([]);
  const [busy, setBusy] = useState(false);
  const said = useRef(new FormData());

  const refuse = (message: string, fields: Record<string, string>) => {
    const values = Object.fromEntries(
      [...said.current].filter((entry): entry is [string, string] => typeof entry[1] === "string"),
    );
    setState({ status: "refused", message, fields, values, at: performance.now() });
  };
  const change = (key: string, news: Partial<FileRow>) =>
    setRows((before) => before.map((row) => (row.key === key ? { ...row, ...news } : row)));

  /** Whether the next file may follow: a form to correct stops them all. */
  const sendOne = async ({ key, file }: Sending): Promise<boolean> => {
    const form = new FormData();
    for (const [name, value] of said.current) if (name !== FILES) form.append(name, value);
    form.append(FILES, file);
    change(key, { state: "sending", percent: 0 });
    const tell = (percent: number) => change(key, { percent });
    const isDirect = direct && !form.has("sante");
    const answer = await (isDirect ? sendDirect(action, form, file, tell) : postFile(action, form, tell));
    if (answer.kind === "done" || answer.kind === "arrived") change(key, { state: answer.kind });
    if (answer.kind === "refused") change(key, { state: "refused", text: answer.text });
    if (answer.kind === "cut") change(key, { state: "cut", text: answer.text ?? labels.cut });
    if (answer.kind !== "form" && answer.kind !== "signed-out") return true;
    setRows([]);
    if (answer.kind === "form") refuse(answer.message, answer.fields);
    else refuse(labels.signedOut, {});
    return false;
  };

  const run = async (sendings: Sending[]) => {
    setBusy(true);
    let goesOn = true;
    for (const sending of sendings) goesOn &&= await sendOne(sending);
    setBusy(false);
    if (goesOn) router.refresh();
    return goesOn;
  };

  const send = async (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (busy) return;
    const form = event.currentTarget;
    said.current = new FormData(form);
    setState(IDLE);
    const files = said.current
      .getAll(FILES)
      .filter((file): file is File => file instanceof File && file.name !== "");
    if (files.length === 0) return refuse("", { [FILES]: labels.noFile });
    if (files.length > maxFiles) return refuse("", { [FILES]: labels.tooMany });
    const sendings = files.map((file, index): Sending => {
      const isTooBig = file.size > maxBytes;
      const key = `${performance.now()}.${index}`;
      return {
        key,
        file,
        name: file.name,
        state: isTooBig ? "refused" : "waiting",
        percent: 0,
        text: labels.tooBig,
      };
    });
    setRows(sendings);
    if (await run(sendings.filter((sending) => sending.state === "waiting"))) form.reset();
  };
  const retry = (key: string) => void run(rows.filter((row) => row.key === key));

  return { state, rows, busy, send, retry };
}
