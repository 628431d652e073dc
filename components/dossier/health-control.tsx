import type { ReactNode } from "react";
import { AllergyFields } from "@/components/health/allergy-fields";
import { DietFields } from "@/components/health/diet-fields";
import { DoctorFields } from "@/components/health/doctor-fields";
import { NoteField } from "@/components/health/note-field";
import { PaiFields } from "@/components/health/pai-fields";
import { TreatmentFields } from "@/components/health/treatment-fields";
import { VaccinationFields } from "@/components/health/vaccination-fields";
import type { PlainDate } from "@/lib/dates";
import type { FileValue } from "@/lib/dossier/schema";
import type { ChildHealthValue, HealthKey } from "@/lib/health/schema";

type Props = { field: HealthKey; value: FileValue; required: boolean; birthDate: PlainDate | null };

/** The controls of one health value of a child. */
export function HealthControl({ field, value: given, required, birthDate }: Props): ReactNode {
  const value = { [field]: given ?? null } as ChildHealthValue;
  switch (field) {
    case "vaccinations":
      return birthDate && <VaccinationFields value={value.vaccinations} birthDate={birthDate} />;
    case "pai":
      return <PaiFields value={value.pai} required={required} />;
    case "allergies":
      return <AllergyFields value={value.allergies} />;
    case "treatments":
      return <TreatmentFields value={value.treatments} />;
    case "doctor":
      return <DoctorFields value={value.doctor} required={required} />;
    case "diets":
      return <DietFields value={value.diets} />;
    default:
      return <NoteField field={field} value={value[field] ?? ""} required={required} />;
  }
}
