"use client";

import { use, useRef, useState } from "react";
import { DateField } from "@/components/forms/date-field";
import { Fieldset } from "@/components/forms/fieldset";
import { FormContext } from "@/components/forms/form-context";
import { TextField } from "@/components/forms/text-field";
import { Button } from "@/components/ui/button";
import { countChildren, GESTURE } from "@/lib/signups/rules/children-form";

type Props = {
  /** One legend for each child that the form may hold: "Enfant 1", "Enfant 2"… */
  legends: string[];
  labels: { firstName: string; lastName: string; birthDate: string; add: string; remove: string };
};

/**
 * The children of a sign-up. The buttons send the form, which comes back with one child more or less; with script they
 * do it at once, in the page.
 */
export function ChildrenFields(props: Props) {
  const { state } = use(FormContext);
  const cameBack = state.status === "refused" || state.status === "redrawn";
  return (
    <Children
      key={cameBack ? state.at : 0}
      {...props}
      initial={cameBack ? countChildren(state.values) : 1}
      redrawn={state.status === "redrawn"}
    />
  );
}

function Children({ legends, labels, initial, redrawn }: Props & { initial: number; redrawn: boolean }) {
  const [rows, setRows] = useState(() => Array.from({ length: initial }, (_, index) => index));
  const [entered, setEntered] = useState(redrawn ? initial - 1 : undefined);
  const addButton = useRef<HTMLButtonElement>(null);

  function add() {
    const row = Math.max(...rows) + 1;
    setRows([...rows, row]);
    setEntered(row);
  }

  function remove(row: number) {
    setRows(rows.filter((other) => other !== row));
    addButton.current?.focus();
  }

  return (
    <>
      {rows.map((row, index) => (
        <div key={row} className="rounded-xl border border-line p-4">
          <Fieldset legend={legends[index]}>
            <div className="grid gap-4 sm:grid-cols-2">
              <TextField
                name={`enfants.${row}.prenom`}
                label={labels.firstName}
                autoComplete="off"
                autoFocus={row === entered}
                required
              />
              <TextField name={`enfants.${row}.nom`} label={labels.lastName} autoComplete="off" required />
            </div>
            <DateField
              name={`enfants.${row}.dateNaissance`}
              label={labels.birthDate}
              autoComplete="off"
              required
            />
            {index > 0 && (
              <div>
                <Button
                  type="submit"
                  name={GESTURE}
                  value={`retirer.${row}`}
                  variant="quiet"
                  icon="minus"
                  onClick={(event) => {
                    event.preventDefault();
                    remove(row);
                  }}
                >
                  {labels.remove}
                </Button>
              </div>
            )}
          </Fieldset>
        </div>
      ))}
      {rows.length < legends.length && (
        <div>
          <Button
            ref={addButton}
            type="submit"
            name={GESTURE}
            value="ajouter"
            variant="secondary"
            icon="plus"
            onClick={(event) => {
              event.preventDefault();
              add();
            }}
          >
            {labels.add}
          </Button>
        </div>
      )}
    </>
  );
}
