export { checkHealth, type HealthExpiry, healthExpiries, isPaiActive, isUnanswered } from "./checks";
export { describeHealth, type HealthLine, type HealthVoice, type HealthWord } from "./describe";
export {
  isVaccinated,
  requiredVaccines,
  type VaccineState,
  type VaccineStatus,
  vaccineStatuses,
} from "./vaccinations";
export { VACCINE_LAWS } from "./vaccines";
