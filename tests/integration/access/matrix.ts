import type { Column } from "./world";

/**
 * Who may do what to whom: one line a call, one column an actor; the words are explained at outcomeOf.
 * Lines to read with care:
 * - Visitors hold what the line names: a password, a link. A mail that they ask for goes to its owner alone (+A).
 * - queueMail(s), queueInvitations, completeHouseholds, storeHouseholds, lockFamilies, lockAhead and cancelAhead work
 *   inside the transaction of a command that has checked the rights: no page and no action can open one (tests/architecture.test.ts).
 * - lockDays, cancelDays and restoreDays too; homeCustodyColumn and turnCustodyColumn are pieces of statements that have checked the household.
 * - absences.settleProofs too: it finds nothing where no document was answered.
 * - openStored and fileBytes give what the noun that holds the file has decided to open: documents.openFile decides.
 * - readChildHealth, readChildrenHealth, healthColumn, openHealthColumn, writeChildHealth and logHealthRead do so too:
 *   lib/dossier, lib/documents and childrenHealth check.
 * - A sheet names the people of both homes of a child (AC): the team must know whom to call.
 * - Custody is common to both homes of a child: what one changes is written in the history of each (+AC).
 * - A sending of somebody else's cells leaves the sender's own record of it (+B), and no reservation.
 * - What staff are told of a known family when they create one like it (no:A) is told only where they see that family.
 */
const TEXT = `
                                               visitor  first  login  pending  A      B      C      fam    req    imp    med    doc    set    mix    far    admin  system
absences.declarableDays                        -      -      -      -      A      open   open   -      -      -      -      -      -      -      -      -      -
absences.ownAbsences                           -      -      -      -      A      open   open   -      -      -      -      -      -      -      -      -      -
absences.staffAbsences                         -      -      -      -      -      -      -      -      A      -      -      -      -      A      open   A      -
absences.absentOn [A's day]                    -      -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
absences.proofsToCheck                         -      -      -      -      -      -      -      -      open   -      -      -      -      open   open   open   -
absences.declareAbsence [A's day]              -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
absences.withdrawAbsence [A's]                 -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
absences.addProof [A's]                        -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
absences.decideProof [A's]                     -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
absences.setAbsences [A's]                     -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
absences.settleProofs [not answered]           -      -      -      -      -      -      -      open   open   open   open   open   open   open   open   open   -
absences.expireProofs                          -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open

accounts.signIn [A's password]                 A+A    -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.signIn [another password]             no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.signIn [A's one-time password]        A+A    -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.signIn [the same, B's e-mail]         no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.askPasswordReset [A]                  +A     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.askPasswordReset [nobody]             open   -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.setPasswordByLink [A's link]          A+A    -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.setPasswordByLink [P's link]          P+P    -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.setPasswordByLink [wrong purpose]     no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.setFirstPassword                      -      A+A    -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.changePassword                        -      -      A+A    -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.changePassword [wrong one]            -      -      no     -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.checkPassword                         no     no     no     -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.endSession                            -      +A     +A     -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.endAllSessions                        -      -      +A     -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.saveLanguage                          -      -      +A     -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.passwordLink [A's link]               A      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.passwordLink [wrong purpose]          no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.myAccount                             -      -      A      -      -      -      -      -      -      -      -      -      -      -      -      -      -
accounts.myIdentifiant                         -      A      A      -      -      -      -      -      -      -      -      -      -      -      -      -      -

activities.structures                          open   open   open   open   open   open   open   open   open   open   open   open   open   open   open   open   open
activities.structuresWith [FAMILIES]           -      -      -      -      -      -      -      open   -      -      -      -      -      open   open   open   -
activities.createStructure                     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
activities.createActivity                      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
activities.openDays                            -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
activities.enrolChildren [A's child]           -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      +A
activities.setUpTown [a second one]            -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      fails
activities.structuresActivities                -      -      -      -      -      -      -      -      -      -      -      -      open   -      open   open   -
activities.activityDetail [here]               -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.linkableSlots [here]                -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.activityDays [here]                 -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.previewOpening [here]               -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.daysReport [none of here]           -      -      -      -      -      -      -      -      -      -      -      -      no     -      no     no     -
activities.addActivity [here]                  -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.saveActivity [here]                 -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.archiveActivity [here]              -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.moveActivity [here]                 -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.saveSlot [here]                     -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.endSlot [here]                      -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.saveGroup [here]                    -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.removeGroup [here, in use]          -      -      -      -      -      -      -      -      -      -      -      -      no     -      no     no     -
activities.saveOpening [here]                  -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.removeOpening [here]                -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.adjustDays [here]                   -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
deadlines.activityDeadlines [here]             -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.savePolicy [here]                   -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.removePolicy [none of here]         -      -      -      -      -      -      -      -      -      -      -      -      no     -      no     no     -
activities.activityRules [here]                -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.saveActivityRules [here]            -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.saveAbsenceRule [here]              -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -

allocations.allocatedActivities                -      -      -      -      -      -      -      -      open   -      -      -      -      open   no     open   -
allocations.allocations                        -      -      -      -      -      -      -      -      open   -      -      -      -      open   no     open   -
allocations.allocation [A's request]           -      -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
allocations.candidates [A's request]           -      -      -      -      -      -      -      -      A      -      -      -      -      A      open   A   -
allocations.draftAllocation [days of a draft]  -      -      -      -      -      -      -      -      no     -      -      -      -      no     no     no     -
allocations.redraftAllocation [A's request]    -      -      -      -      -      -      -      -      open   -      -      -      -      open   no     open   -
allocations.adjustAllocation [A's request]     -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
allocations.confirmAllocation [A's request]    -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
allocations.dropAllocation [A's request]       -      -      -      -      -      -      -      -      open   -      -      -      -      open   no     open   -
reservations.allocatePlaces [A's request]      -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     open   +A     -

enrolments.enrolmentOffers                     -      -      -      -      A      B      no     -      -      -      -      -      -      -      -      -      -
enrolments.enrolmentsToAnswer                  -      -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
enrolments.askEnrolment [Noé]                  -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
enrolments.askEnrolment [A's child]            -      -      -      -      no     no     no     -      -      -      -      -      -      -      -      -      -
enrolments.withdrawEnrolment [A's]             -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
enrolments.decideEnrolments [A's]              -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
enrolments.endEnrolment [A's, not accepted]    -      -      -      -      -      -      -      -      no     -      -      -      -      no     no     no     -
activities.enrolmentSettings [here]            -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.saveEnrolmentPeriod [here]          -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
activities.removeEnrolmentPeriod [asked for]   -      -      -      -      -      -      -      -      -      -      -      -      no     -      no     no     -

addresses.suggestAddresses [two letters]       no     no     no     -      -      -      -      -      -      -      -      -      -      -      -      -      -

dossier.familyFile                               -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
dossier.fileBlocks                               -      -      -      -      open   open   open   -      -      -      -      -      -      -      -      -      -
dossier.confirmationColumn                       -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
dossier.fileDomain [A's contact]                 -      -      -      -      A      no     no     A      -      -      -      -      -      no     no     A      -
dossier.fileDomain [A's adult]                   -      -      -      -      A      no     no     A      -      -      -      -      -      no     no     A      -
dossier.fileDomain [A's child]                   -      -      -      -      A      no     no     A      -      -      -      -      -      no     no     A      -
dossier.fileDomain [A's child, health]           -      -      -      -      A      no     no     -      -      -      A+A    -      -      -      no     A+A    -
dossier.fileDomain [Noé]                         -      -      -      -      open   no     open   open   -      -      -      -      -      open   open   open   -
dossier.fileDomain [Noé, diet]                   -      -      -      -      open   no     open   -      -      -      open   -      -      -      open   open   -
dossier.fileDomain [A's friend]                  -      -      -      -      A      no     no     A      -      -      -      -      -      no     no     A      -
dossier.fileHistory [A]                          -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
dossier.fileHistory [C]                          -      -      -      -      -      -      -      no     -      -      -      -      -      C      C      C      -
dossier.waitingChanges                           -      -      -      -      -      -      -      A      -      -      -      -      -      C      C      AC     -
dossier.waitingChanges [A]                       -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
dossier.waitingWishes                            -      -      -      -      -      -      -      A      -      -      -      -      -      C      C      AC     -
dossier.waitingWishes [A]                        -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
dossier.saveDomain [A's contact]                 -      -      -      -      +A     no     no     +A     -      -      -      -      -      no     no     +A     -
dossier.saveDomain [A's child, health]           -      -      -      -      +A     no     no     -      -      -      +A     -      -      -      no     +A     -
dossier.saveDomain [A's friend]                  -      -      -      -      +A     no     no     +A     -      -      -      -      -      no     no     +A     -
dossier.saveDomain [Noé, school]                 -      -      -      -      +A     no     +C     +A     -      -      -      -      -      +C     +C     +A     -
dossier.saveDomain [the rights of A]             -      -      -      -      no     no     no     no     -      -      -      -      -      no     no     no     -
dossier.checkDomain [A's contact]                -      -      -      -      open   no     no     open   -      -      -      -      -      no     no     open   -
dossier.withdrawChange [A's]                     -      -      -      -      A+A    no     no     -      -      -      -      -      -      -      -      -      -
dossier.withdrawWish [A's]                       -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
dossier.confirmFile                              -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
dossier.addPerson [for A's child]                -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
dossier.addPerson [for Noé]                      -      -      -      -      +A     no     +C     -      -      -      -      -      -      -      -      -      -
dossier.removePerson [A's friend]                -      -      -      -      +A     no     no     +A     -      -      -      -      -      no     no     +A     -
dossier.askFile [a child]                        -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
dossier.askFile [without A's adult]              -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
dossier.askFile [without Noé]                    -      -      -      -      +A     no     +C     -      -      -      -      -      -      -      -      -      -
dossier.inviteAdult [A's, who has a login]       -      -      -      -      no     no     no     -      -      -      -      -      -      -      -      -      -
dossier.decideFile [A's change]                  -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
dossier.decideFile [A's and C's wishes]          -      -      -      -      -      -      -      +A     -      -      -      -      -      +C     +C     +AC    -

documents.familyPieces                         -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
documents.missingPieces                        -      -      -      -      A      B      no     -      -      -      -      -      -      -      -      -      -
documents.householdPieces [A]                  -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
documents.offeredDocuments                     -      -      -      -      no     no     no     -      -      -      -      -      -      -      -      -      -
documents.householdLetters                     -      -      -      -      A      no     C      -      -      -      -      -      -      -      -      -      -
documents.documentCounts                       -      -      -      -      open   open   open   -      -      -      -      -      -      -      -      -      -
documents.waitingUploads                       -      -      -      -      -      -      -      A      -      -      -      -      -      C      C      AC     -
documents.publishedDocuments                   -      -      -      -      -      -      -      -      -      -      -      A      -      -      C      AC     -
documents.publishChoices                       -      -      -      -      -      -      -      -      -      -      -      open   -      -      open   open   -
documents.findAddressees [SecretA]             -      -      -      -      -      -      -      -      -      -      -      ABP    -      -      C      ABCP   -
documents.findAddressees [A]                   -      -      -      -      -      -      -      -      -      -      -      A      -      -      no     A      -
documents.sendUpload [freely]                  -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
documents.sendUpload [A's child]               -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
documents.sendStoredUpload [nothing stored]    -      -      -      -      fails  fails  fails  -      -      -      -      -      -      -      -      -      -
documents.sendStoredUpload [A's child]         -      -      -      -      fails  no     no     -      -      -      -      -      -      -      -      -      -
documents.withdrawUpload [A's]                 -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
documents.decideUploads [A's]                  -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
documents.decideUploads [C's]                  -      -      -      -      -      -      -      no     -      -      -      -      -      +C     +C     +C     -
documents.openFile [A's piece]                 -      -      -      -      A      no     no     A      no     no     no     no     no     no     no     A      -
documents.openFile [A's letter]                -      -      -      -      A+A    no     no     no     no     no     no     A      no     no     no     A      -
documents.publishDocument [here]               -      -      -      -      -      -      -      -      -      -      -      open   -      -      no     open   -
documents.publishDocument [the town]           -      -      -      -      -      -      -      -      -      -      -      no     -      -      no     open   -
documents.publishDocument [to A]               -      -      -      -      -      -      -      -      -      -      -      +A     -      -      no     +A     -
documents.withdrawDocument [A's letter]        -      -      -      -      -      -      -      -      -      -      -      no     -      -      no     +A     -
documents.remindExpiring                       -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open

consents.consentsOf [A's child]                -      -      -      -      A      no     no     -      -      -      -      -      -      -      -      -      -
consents.consentsOf [Noé]                      -      -      -      -      A      no     C      -      -      -      -      -      -      -      -      -      -
consents.awaitedAnswers                        -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
consents.householdConsents [A]                 -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     AC     -
consents.effectiveConsents [A's child, Noé]    -      -      -      -      -      -      -      A      -      -      A      -      -      open   open   A      -
consents.answerConsent [A's child]             -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
consents.answerConsent [Noé]                   -      -      -      -      +A     no     +C     -      -      -      -      -      -      -      -      -      -
consents.recordPaperConsent [A's adult]        -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
consents.recordPaperConsent [Noé, C's adult]   -      -      -      -      -      -      -      no     -      -      -      -      -      +C     +C     +C     -

custody.custodyMonth [A's child]               -      -      -      -      no     no     no     -      -      -      -      -      -      -      -      -      -
custody.custodyMonth [Noé]                     -      -      -      -      open   no     open   -      -      -      -      -      -      -      -      -      -
custody.turnCustodyColumn [Noé, by A]          -      -      -      -      A      A      A      A      A      A      A      A      A      A      A      A      A
custody.custodyColumn [Noé]                    -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
custody.staffCustody [Noé, by A]               -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     AC     -
custody.staffCustody [Noé, by C]               -      -      -      -      -      -      -      no     -      -      -      -      -      C      C      AC     -
custody.setCustody [Noé, by A]                 -      -      -      -      -      -      -      +AC    -      -      -      -      -      no     no     +AC    -
custody.setFreeDays [Noé, by A]                -      -      -      -      -      -      -      +AC    -      -      -      -      -      no     no     +AC    -
custody.giveDay [Noé, a day of A]              -      -      -      -      +AC    no     no     -      -      -      -      -      -      -      -      -      -
custody.takeDayBack [Noé, given by A]          -      -      -      -      +AC    no     no     -      -      -      -      -      -      -      -      -      -

demo.isDemoReady                               -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      no
demo.eraseDemo                                 -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      +ABCPUWI
demo.markDemoReady                             -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
demo.setDemoPasswords                          -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      +ABC
demo.demoCells                                 -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      ABCP
demo.comingDays                                -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
demo.activityNamed                             -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open

jobs.databaseAnswers                           open   -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open

organisation.organisationFacts                 open   open   open   open   open   open   open   open   open   open   open   open   open   open   open   open   open
organisation.publicStructures                  open   open   open   open   open   open   open   open   open   open   open   open   open   open   open   open   open
organisation.findOrganisation                  -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
organisation.setUpOrganisation [a second one]  -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      fails

staff.createStaff                              -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
staff.staffPerson                              -      -      -      -      -      -      -      open   open   open   open   open   open   open   open   open   -

families.listFamilies                          -      -      -      -      -      -      -      ABP    -      -      -      -      -      C      C      ABCP   -
families.listFamilies [A's e-mail]             -      -      -      -      -      -      -      A      -      -      -      -      -      open   open   A      -
families.listFamilies [this structure]         -      -      -      -      -      -      -      ABP    -      -      -      -      -      open   open   ABP    -
families.familyDetail [A]                      -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     AC     -
families.familyDetail [C]                      -      -      -      -      -      -      -      no     -      -      -      -      -      C      C      AC     -
families.createFamily [here]                   -      -      -      -      -      -      -      open   -      -      -      -      -      no     no     open   -
families.createFamily [there, A's child]       -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     no:A   -
families.createFamily [the same, said to be]   -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     +A     -
families.createFamily [there, Noé]             -      -      -      -      -      -      -      no     -      -      -      -      -      no:C   no:C   no:AC  -
families.inviteAdults [A's adult]              -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.inviteAdults [A and C]                -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     +A     -
families.inviteListed                          -      -      -      -      -      -      -      +A     -      -      -      -      -      open   open   +A     -
families.completeHouseholds [A]                -      -      -      -      -      -      -      +A     +A     +A     +A     +A     +A     +A     +A     +A     -
families.createHouseholds                      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
families.lockFamilies                          -      -      -      -      -      -      -      open   open   open   open   open   open   open   open   open   -
families.queueInvitations [A]                  -      -      -      -      -      -      -      +A     +A     +A     +A     +A     +A     +A     +A     +A     -
families.storeHouseholds                       -      -      -      -      -      -      -      open   open   open   open   open   open   open   open   open   open
families.seesAs                                -      -      -      -      -      -      -      open   open   open   open   open   open   open   open   open   -
families.familyRights [A]                      -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
families.familyQuotients [A]                   -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
families.familyNotes [A]                       -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
families.mergePreview [A and B]                -      -      -      -      -      -      -      AB     -      -      -      -      -      no     no     AB     -
families.mergePreview [A and C]                -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     AC     -
families.openMerges [A]                        -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     no     -
families.mergeHouseholds [A and B]             -      -      -      -      -      -      -      +AB    -      -      -      -      -      no     no     +AB    -
families.mergeHouseholds [A and C]             -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     no     -
families.undoMerge [none]                      -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     no     -
families.setRights [A's child]                 -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.setRights [A's child, from B]         -      -      -      -      -      -      -      no     -      -      -      -      -      no     no     no     -
families.withdrawAuthority [A's]               -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.recordQuotient [A]                    -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.addNote [A]                           -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.eraseNote [A's]                       -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.checkIdentity [A's friend]            -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.archiveHousehold [A]                  -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
families.unarchiveHousehold [A, open]          -      -      -      -      -      -      -      open   -      -      -      -      -      no     no     open   -
families.splitHousehold [A]                    -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -

files.storeFile                                -      -      -      -      open   open   open   open   open   open   open   open   open   open   open   open   open
files.attachFile [stored]                      -      -      -      -      open   open   open   open   open   open   open   open   open   open   open   open   open
files.openStored [A's piece]                   -      -      -      -      A      A      A      A      A      A      A      A      A      A      A      A      A
files.mayStoreMore                             -      -      -      -      open   open   open   -      -      -      -      -      -      -      -      -      -
files.fileBytes [A's, bytes gone]              -      -      -      -      fails  fails  fails  fails  fails  fails  fails  fails  fails  fails  fails  fails  fails
files.answerUploadThing [on disk]              no     -      -      -      no     no     no     no     no     no     no     no     no     no     no     no     -
files.checkQuarantined                         -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
files.refuseQuarantined                        -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
files.rewrapFiles                              -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
files.sweepFiles                               -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open

home.familyHome                                -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
home.ownPeople                                 -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
home.ownStructures                             -      -      -      -      open   open   open   -      -      -      -      -      -      -      -      -      -

health.readChildHealth                         -        -      -      -        open   open   open   open   open   open   open   open   open   open   open   open   open
health.readChildrenHealth                      -        -      -      -        A      A      A      A      A      A      A      A      A      A      A      A      A
health.healthColumn [A's child]                -        -      -      -        A      A      A      A      A      A      A      A      A      A      A      A      A
health.openHealthColumn [A's child, nothing]   -        -      -      -        open   open   open   open   open   open   open   open   open   open   open   open   open
health.writeChildHealth [A's child]            -        -      -      -        +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A
health.logHealthRead [A's child]               -        -      -      -        -      -      -      -      -      -      +A     -      -      -      +A     +A     -
health.healthChild [A's child]                 -        -      -      -        -      -      -      -      -      -      A      -      -      -      no     A      -
health.staffChildHealth [A's child]            -        -      -      -        -      -      -      -      -      -      A+A    -      -      -      no     A+A    -
health.staffChildHealth [Noé]                  -        -      -      -        -      -      -      -      -      -      open   -      -      -      open   open   -
health.childrenHealth [A's and C's]            -        -      -      -        -      -      -      -      -      -      A+A    -      -      -      C+C    AC+AC  -
health.healthReaders [A's child]               -        -      -      -        A      no     no     -      -      -      -      -      -      -      -      -      -

sheets.healthSheet [A's child]                 -        -      -      -        -      -      -      -      -      -      A+A    -      -      -      no     A+A    -
sheets.healthSheet [Noé]                       -        -      -      -        -      -      -      -      -      -      AC     -      -      -      AC     AC     -
sheets.tripSheet [A's child]                   -        -      -      -        -      -      -      -      -      -      A+A    -      -      -      no     A+A    -
sheets.tripSheet [A's and C's]                 -        -      -      -        -      -      -      -      -      -      no     -      -      -      no     AC+AC  -
sheets.tripActivities                          -        -      -      -        -      -      -      -      -      -      open   -      -      -      open   open   -
sheets.tripChildren [here]                     -        -      -      -        -      -      -      -      -      -      ABP    -      -      -      no     ABP    -

tariffs.tariffsOfHousehold                     -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -

imports.checkImport [of this structure]        -      -      -      -      -      -      -      -      -      open   -      -      -      open   open   open   -
imports.runImport [I]                          -      -      -      -      -      -      -      -      -      +I     -      -      -      no     no     +I     -
imports.runImport [there, A's reference]       -      -      -      -      -      -      -      -      -      no     -      -      -      no     open   open   -
imports.importBatches                          -      -      -      -      -      -      -      -      -      I      -      -      -      no     open   I      -
imports.importPage [I]                         -      -      -      -      -      -      -      -      -      I      -      -      -      no     no     I      -
imports.importPage [there, A's reference]      -      -      -      -      -      -      -      -      -      no     -      -      -      no     open   open   -

keys.rotateKeys                                -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open

mails.deliverMail [to A]                       -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      +A
mails.queueMail [to A]                         +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A
mails.queueMails [to A]                        +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A     +A
mails.resendMail [A's invitation]              -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
mails.sweepMails                               -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
mails.localMails [demonstration]               A      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      A
mails.localMails [deployed]                    no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      no
mails.localMailsInFull [demonstration]         A      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      A
mails.localMailsInFull [deployed]              no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      no
mails.localMail [A's, demonstration]           A      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      A
mails.localMail [A's, deployed]                no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      no
mails.mailAlerts                               -      -      -      -      -      -      -      open   -      -      -      -      -      open   open   open   -
mails.mailDetail [A's invitation]              -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -
mails.mailsOfHousehold [A]                     -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     A      -

reservations.addByHand [A's child]                -        -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
reservations.addByHand [A's child, for C]         -        -      -      -      -      -      -      -      no     -      -      -      -      no     no     no     -
reservations.moveByHand [A's]                     -        -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
reservations.moveByHand [C's]                     -        -      -      -      -      -      -      -      no     -      -      -      -      no     +C     +C     -
reservations.cancelByHand [A's]                   -        -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
reservations.lockDays                             -        -      -      -      -      -      -      -      open   -      -      -      -      open   open   open   -
reservations.cancelDays                           -        -      -      -      -      -      -      -      +AB    -      -      -      -      +AB    +AB    +AB    -
reservations.restoreDays                          -        -      -      -      -      -      -      -      open   -      -      -      -      open   open   open   -

closures.closeDays [here]                         -        -      -      -      -      -      -      -      +AB    -      -      -      -      +AB    no     +AB    -
closures.reopenDays [here]                        -        -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
closures.closurePreview [here]                    -        -      -      -      -      -      -      -      open   -      -      -      -      open   open   open   -
closures.closures [here]                          -        -      -      -      -      -      -      -      open   -      -      -      -      open   no     open   -
closures.closureScopes [here]                     -        -      -      -      -      -      -      -      open   -      -      -      -      open   open   open   -

planning.planningDay [here]                       -        -      -      -      -      -      -      -      AB     -      -      -      -      AB     open   AB     -
planning.dayChoices [A's child]                   -        -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
planning.reservationStory [A's]                   -        -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
families.childrenNamed [Noé, here]                -        -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
custody.homeCustodyColumn [Noé, by A]             -        -      -      -      -      -      -      -      A      -      -      -      -      A      A      A      -

requests.queue                                 -      -      -      -      -      -      -      -      ABU    -      -      -      -      ABU    CW     ABCUW  -
requests.queueCounts                           -      -      -      -      -      -      -      open   open   -      -      -      -      open   open   open   -
requests.decideQueue [U]                       -      -      -      -      -      -      -      -      +U     -      -      -      -      +U     no     +U     -
requests.decideQueue [A's request]             -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
requests.decideQueue [A's day]                 -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -

requests.fileRequests                          -      -      -      -      -      -      -      A      -      -      -      -      -      C      C      AC     -
requests.familyRequests [A]                    -      -      -      -      -      -      -      A      -      -      -      -      -      no     no     AC     -
requests.decidePieces [A's]                    -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -
requests.checkPiece [A's]                      -      -      -      -      -      -      -      +A     -      -      -      -      -      no     no     +A     -

reservations.sendCells [A's child]             -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
reservations.sendCells [Noé]                   -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
reservations.sendCells [Noé, a day of A]       -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
reservations.sendCells [cancels a day of A]    -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
reservations.sendCells [withdraws A's]         -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
reservations.previewCells [A's child]          -      -      -      -      A      open   open   -      -      -      -      -      -      -      -      -      -
reservations.undoSending [A's]                 -      -      -      -      A+A    no     no     -      -      -      -      -      -      -      -      -      -
reservations.decideReservations [A's]          -      -      -      -      -      -      -      -      +A     -      -      -      -      +A     no     +A     -
reservations.decideReservations [C's]          -      -      -      -      -      -      -      -      no     -      -      -      -      no     +C     +C     -
reservations.answerOffer [A accepts]           -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
reservations.answerOffer [A declines]          -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
reservations.answerProposal [A accepts]        -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
reservations.answerProposal [A declines]       -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
reservations.lapseOffers                       -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open
reservations.giveFreedPlaces [A's day]         -      -      -      -      open   open   open   open   open   open   open   open   open   open   open   open   open
reservations.announceDecision [nothing]        -      -      -      -      open   open   open   open   open   open   open   open   open   open   open   open   open
reservations.answersColumn                     -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
reservations.nextWaiting [after A's]           -      -      -      -      -      -      -      -      B      -      -      -      -      B      C      B      -
reservations.proposalChoices [A's]             -      -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
reservations.recordReservations [for A]        -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      +A
reservations.calendar                          -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
reservations.requestOutcomes [A's]             -      -      -      -      A      no     no     -      -      -      -      -      -      -      -      -      -
reservations.waitingRequests                   -      -      -      -      -      -      -      -      AB     -      -      -      -      AB     C      ABC    -
reservations.waitingRequest [A's]              -      -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
reservations.waitingIds [A's]                  -      -      -      -      -      -      -      -      A      -      -      -      -      A      no     A      -
reservations.lockAhead [A]                     -      -      -      -      -      -      -      open   -      -      -      -      -      open   open   open   -
reservations.cancelAhead [A]                   -      -      -      -      -      -      -      +A     -      -      -      -      -      +A     +A     +A     -

settings.structureSettings [here]              -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
settings.pieceType [here]                      -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
settings.saveFileSettings [here]               -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
settings.createPieceType [here]                -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
settings.savePieceType [here]                  -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
settings.archivePieceType [here]               -      -      -      -      -      -      -      -      -      -      -      -      open   -      no     open   -
settings.setUpFileSettings                     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      open

signups.signUp [a new e-mail]                  open   -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
signups.signUp [A's e-mail]                    +A     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
signups.decideSignUps [U]                      -      -      -      -      -      -      -      -      +U     -      -      -      -      +U     no     +U     -
signups.decideSignUps [U and W]                -      -      -      -      -      -      -      -      no     -      -      -      -      no     no     +UW    -
signups.saveContact                            -      -      -      +P     -      -      -      -      -      -      -      -      -      -      -      -      -
signups.saveChildren [P's]                     -      -      -      +P     -      -      -      -      -      -      -      -      -      -      -      -      -
signups.saveChildren [A's]                     -      -      -      no     -      -      -      -      -      -      -      -      -      -      -      -      -
signups.saveSecondAdult                        -      -      -      +P     -      -      -      -      -      -      -      -      -      -      -      -      -
signups.saveSecondAdult [A's e-mail]           -      -      -      no     -      -      -      -      -      -      -      -      -      -      -      -      -
signups.saveQuotient                           -      -      -      +P     -      -      -      -      -      -      -      -      -      -      -      -      -
signups.confirmFile [unfinished]               -      -      -      no     -      -      -      -      -      -      -      -      -      -      -      -      -
signups.householdFile                          -      -      -      P      -      -      -      -      -      -      -      -      -      -      -      -      -
signups.pendingSignUps                         -      -      -      -      -      -      -      -      U      -      -      -      -      U      CW     ACUW   -
signups.structuresOpenToSignUp                 open   -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
signups.trackSignUp [U's link]                 U      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
signups.trackSignUp [A's link]                 no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -

feeds.myFeed                                   -      -      -      -      open   no     no     -      -      -      -      -      -      -      -      -      -
feeds.createFeed                               -      -      -      -      open   +B     +C     -      -      -      -      -      -      -      -      -      -
feeds.renewFeed                                -      -      -      -      +A     +B     +C     -      -      -      -      -      -      -      -      -      -
feeds.revokeFeed                               -      -      -      -      +A     open   open   -      -      -      -      -      -      -      -      -      -
feeds.readFeed [A's link]                      A+A    -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -
feeds.readFeed [a guess]                       no     -      -      -      -      -      -      -      -      -      -      -      -      -      -      -      -

weeks.weekChoices                              -      -      -      -      A      B      C      -      -      -      -      -      -      -      -      -      -
weeks.myWeeks                                  -      -      -      -      A      no     no     -      -      -      -      -      -      -      -      -      -
weeks.bookedWeeks                              -      -      -      -      A      B      open   -      -      -      -      -      -      -      -      -      -
weeks.repeatRecap [A's child]                  -      -      -      -      A      no     no     -      -      -      -      -      -      -      -      -      -
weeks.repeatRecap [A's week]                   -      -      -      -      A      no     no     -      -      -      -      -      -      -      -      -      -
weeks.createWeek [A's child]                   -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
weeks.createWeek [Noé]                         -      -      -      -      +A     no     +C     -      -      -      -      -      -      -      -      -      -
weeks.renameWeek [A's]                         -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
weeks.deleteWeek [A's]                         -      -      -      -      +A     no     no     -      -      -      -      -      -      -      -      -      -
`;

const [head = [], ...lines] = TEXT.split("\n")
  .filter((line) => line.trim() !== "")
  .map((line) => line.trim().split(/ {2,}/));

export const COLUMNS = head as Column[];

/** The words of each call, in the order of COLUMNS. */
export const MATRIX: ReadonlyMap<string, string[]> = new Map(
  lines.map(([call = "", ...words]) => [call, words]),
);
