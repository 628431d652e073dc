export { checkHealth, type HealthExpiry, healthExpiries, isPaiActive, isUnanswered } from "./checks";
export {
  isVaccinated,
  requiredVaccines,
  type VaccineState,
  type VaccineStatus,
  vaccineStatuses,
} from "./vaccinations";
export { VACCINE_LAWS } from "./vaccines";
