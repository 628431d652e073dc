export { addProof } from "./add-proof";
export { decideProof, type ProofVerdict, settleProofs } from "./decide-proof";
export { type DeclaredAbsence, declareAbsence } from "./declare";
export { expireProofs } from "./expire-proofs";
export { setAbsences } from "./set-absences";
export { withdrawAbsence } from "./withdraw";
