import type { Migration } from "kysely/migration"
import * as theLearningYear from "./2026-11-23-the-learning-year.ts"
import * as accounts from "./2026-11-25-accounts.ts"
import * as standing from "./2026-11-25-standing.ts"
import * as theWorkbench from "./2026-11-25-the-workbench.ts"
import * as trailMarks from "./2026-11-25-trail-marks.ts"
import * as whatMakesAVersion from "./2026-11-25-what-makes-a-version.ts"
import * as whatWasCalledOff from "./2026-11-25-what-was-called-off.ts"
import * as whatWasChanged from "./2026-11-25-what-was-changed.ts"
import * as auditEntries from "./2026-11-28-audit-entries.ts"
import * as guestsByName from "./2026-11-28-guests-by-name.ts"
import * as whatAnImportDid from "./2026-11-28-what-an-import-did.ts"
import * as whatWasSoOnADay from "./2026-11-28-what-was-so-on-a-day.ts"
import * as wordsAndKeys from "./2026-11-28-words-and-keys.ts"
import * as wordsFoundHoweverTyped from "./2026-11-28-words-found-however-typed.ts"
import * as writesInvalidate from "./2026-11-28-writes-invalidate.ts"
import * as writtenHistory from "./2026-11-28-written-history.ts"
import * as writtenSinceWhen from "./2026-11-28-written-since-when.ts"
import * as yearsAndTermsOfTasks from "./2026-11-28-years-and-terms-of-tasks.ts"
import * as yearsHold from "./2026-11-28-years-hold.ts"
import * as wordsToldAndKept from "./2026-11-29-words-told-and-kept.ts"
import * as writtenOnceASitting from "./2026-11-29-written-once-a-sitting.ts"
import * as yearsDaysOff from "./2026-11-29-years-days-off.ts"
import * as yearsNameWhoIsSpared from "./2026-11-29-years-name-who-is-spared.ts"
import * as yearsOfRecordedTasks from "./2026-11-29-years-of-recorded-tasks.ts"
import * as youHearOfRolesLeft from "./2026-11-29-you-hear-of-roles-left.ts"
import * as attachmentsOfASitting from "./2026-11-30-attachments-of-a-sitting.ts"
import * as jobs from "./2026-11-30-jobs.ts"
import * as twoPersonsDecide from "./2026-11-30-two-persons-decide.ts"
import * as wordsThatGoOut from "./2026-11-30-words-that-go-out.ts"
import * as writtenAnswersReach from "./2026-11-30-written-answers-reach.ts"
import * as yieldsToOneKey from "./2026-11-30-yields-to-one-key.ts"
import * as youAddAndNothingElse from "./2026-11-30-you-add-and-nothing-else.ts"
import * as yourRevealsAreCounted from "./2026-11-30-your-reveals-are-counted.ts"
import * as yoursAgainFromABackup from "./2026-11-30-yours-again-from-a-backup.ts"
import * as yoursToLetGo from "./2026-11-30-yours-to-let-go.ts"
import * as yoursToOpenByTwo from "./2026-11-30-yours-to-open-by-two.ts"
import * as yoursUntilCleared from "./2026-11-30-yours-until-cleared.ts"
import * as foundFromAccounts from "./2026-12-01-found-from-accounts.ts"
import * as goesBySetting from "./2026-12-01-goes-by-setting.ts"
import * as seenPeopleAreCounted from "./2026-12-01-seen-people-are-counted.ts"
import * as underASeal from "./2026-12-01-under-a-seal.ts"
import * as whoseCodeLetIn from "./2026-12-01-whose-code-let-in.ts"
import * as youHearOfABrokenLog from "./2026-12-01-you-hear-of-a-broken-log.ts"
import * as plansByLines from "./2026-12-02-plans-by-lines.ts"
import * as rulesAndWhoLeads from "./2026-12-02-rules-and-who-leads.ts"
import * as leave from "./2026-12-03-leave.ts"
import * as makeUps from "./2026-12-03-make-ups.ts"
import * as whatAMeetingNeeds from "./2026-12-04-what-a-meeting-needs.ts"
import * as whySomebodyWasAway from "./2026-12-05-why-somebody-was-away.ts"
import * as wordsFromAHall from "./2026-12-05-words-from-a-hall.ts"
import * as rhythmOfUnits from "./2026-12-06-rhythm-of-units.ts"
import * as whatIsStudiedWhere from "./2026-12-07-what-is-studied-where.ts"
import * as announcedToThoseExpected from "./2026-12-08-announced-to-those-expected.ts"
import * as askedAfterFromAbove from "./2026-12-08-asked-after-from-above.ts"
import * as knownKindsOfNotice from "./2026-12-09-known-kinds-of-notice.ts"
import * as tasksOfAMember from "./2026-12-09-tasks-of-a-member.ts"
import * as disputes from "./2026-12-10-disputes.ts"
import * as whenItWasMadeUp from "./2026-12-10-when-it-was-made-up.ts"
import * as plansAskedAfterLikeTheRest from "./2026-12-12-plans-asked-after-like-the-rest.ts"
import * as wordOfAHall from "./2026-12-13-word-of-a-hall.ts"
import * as yieldsWhereMembersBelong from "./2026-12-13-yields-where-members-belong.ts"
import * as aPlanStandsInOnePlace from "./2026-12-18-a-plan-stands-in-one-place.ts"
import * as noWordsOfAnIllness from "./2026-12-18-no-words-of-an-illness.ts"
import * as aLineTakenOutAbove from "./2026-12-19-a-line-taken-out-above.ts"
import * as filingsTakenBack from "./2026-12-19-filings-taken-back.ts"
import * as sentencesOfOnesOwn from "./2026-12-19-sentences-of-ones-own.ts"
import * as trainingRegistered from "./2026-12-19-training-registered.ts"
import * as trainingWithCertificates from "./2026-12-19-training-with-certificates.ts"
import * as asItWasNoted from "./2026-12-20-as-it-was-noted.ts"
import * as certificatesInTheHistory from "./2026-12-21-certificates-in-the-history.ts"
import * as toldAsItStands from "./2026-12-21-told-as-it-stands.ts"
import * as whoWithdrewALeave from "./2026-12-21-who-withdrew-a-leave.ts"
import * as tasksAndAttachmentsInTheHistory from "./2026-12-22-tasks-and-attachments-in-the-history.ts"
import * as whereATurnCameFrom from "./2026-12-23-where-a-turn-came-from.ts"
import * as callsSetRight from "./2026-12-24-calls-set-right.ts"
import * as returnsTakenBack from "./2026-12-25-returns-taken-back.ts"
import * as othersEndALeave from "./2026-12-27-others-end-a-leave.ts"
import * as whatAPlanDeclared from "./2026-12-28-what-a-plan-declared.ts"
import type { migrationNames } from "./names.ts"

/** The migration behind each name; one without does not compile. */
export const migrations: Record<(typeof migrationNames)[number], Migration> = {
  "2026-11-23-the-learning-year": theLearningYear,
  "2026-11-25-accounts": accounts,
  "2026-11-25-standing": standing,
  "2026-11-25-the-workbench": theWorkbench,
  "2026-11-25-trail-marks": trailMarks,
  "2026-11-25-what-makes-a-version": whatMakesAVersion,
  "2026-11-25-what-was-called-off": whatWasCalledOff,
  "2026-11-25-what-was-changed": whatWasChanged,
  "2026-11-28-audit-entries": auditEntries,
  "2026-11-28-guests-by-name": guestsByName,
  "2026-11-28-what-an-import-did": whatAnImportDid,
  "2026-11-28-what-was-so-on-a-day": whatWasSoOnADay,
  "2026-11-28-words-and-keys": wordsAndKeys,
  "2026-11-28-words-found-however-typed": wordsFoundHoweverTyped,
  "2026-11-28-writes-invalidate": writesInvalidate,
  "2026-11-28-written-history": writtenHistory,
  "2026-11-28-written-since-when": writtenSinceWhen,
  "2026-11-28-years-and-terms-of-tasks": yearsAndTermsOfTasks,
  "2026-11-28-years-hold": yearsHold,
  "2026-11-29-words-told-and-kept": wordsToldAndKept,
  "2026-11-29-written-once-a-sitting": writtenOnceASitting,
  "2026-11-29-years-days-off": yearsDaysOff,
  "2026-11-29-years-name-who-is-spared": yearsNameWhoIsSpared,
  "2026-11-29-years-of-recorded-tasks": yearsOfRecordedTasks,
  "2026-11-29-you-hear-of-roles-left": youHearOfRolesLeft,
  "2026-11-30-attachments-of-a-sitting": attachmentsOfASitting,
  "2026-11-30-jobs": jobs,
  "2026-11-30-two-persons-decide": twoPersonsDecide,
  "2026-11-30-words-that-go-out": wordsThatGoOut,
  "2026-11-30-written-answers-reach": writtenAnswersReach,
  "2026-11-30-yields-to-one-key": yieldsToOneKey,
  "2026-11-30-you-add-and-nothing-else": youAddAndNothingElse,
  "2026-11-30-your-reveals-are-counted": yourRevealsAreCounted,
  "2026-11-30-yours-again-from-a-backup": yoursAgainFromABackup,
  "2026-11-30-yours-to-let-go": yoursToLetGo,
  "2026-11-30-yours-to-open-by-two": yoursToOpenByTwo,
  "2026-11-30-yours-until-cleared": yoursUntilCleared,
  "2026-12-01-found-from-accounts": foundFromAccounts,
  "2026-12-01-goes-by-setting": goesBySetting,
  "2026-12-01-seen-people-are-counted": seenPeopleAreCounted,
  "2026-12-01-under-a-seal": underASeal,
  "2026-12-01-whose-code-let-in": whoseCodeLetIn,
  "2026-12-01-you-hear-of-a-broken-log": youHearOfABrokenLog,
  "2026-12-02-plans-by-lines": plansByLines,
  "2026-12-02-rules-and-who-leads": rulesAndWhoLeads,
  "2026-12-03-leave": leave,
  "2026-12-03-make-ups": makeUps,
  "2026-12-04-what-a-meeting-needs": whatAMeetingNeeds,
  "2026-12-05-why-somebody-was-away": whySomebodyWasAway,
  "2026-12-05-words-from-a-hall": wordsFromAHall,
  "2026-12-06-rhythm-of-units": rhythmOfUnits,
  "2026-12-07-what-is-studied-where": whatIsStudiedWhere,
  "2026-12-08-announced-to-those-expected": announcedToThoseExpected,
  "2026-12-08-asked-after-from-above": askedAfterFromAbove,
  "2026-12-09-known-kinds-of-notice": knownKindsOfNotice,
  "2026-12-09-tasks-of-a-member": tasksOfAMember,
  "2026-12-10-disputes": disputes,
  "2026-12-10-when-it-was-made-up": whenItWasMadeUp,
  "2026-12-12-plans-asked-after-like-the-rest": plansAskedAfterLikeTheRest,
  "2026-12-13-word-of-a-hall": wordOfAHall,
  "2026-12-13-yields-where-members-belong": yieldsWhereMembersBelong,
  "2026-12-18-a-plan-stands-in-one-place": aPlanStandsInOnePlace,
  "2026-12-18-no-words-of-an-illness": noWordsOfAnIllness,
  "2026-12-19-a-line-taken-out-above": aLineTakenOutAbove,
  "2026-12-19-filings-taken-back": filingsTakenBack,
  "2026-12-19-sentences-of-ones-own": sentencesOfOnesOwn,
  "2026-12-19-training-registered": trainingRegistered,
  "2026-12-19-training-with-certificates": trainingWithCertificates,
  "2026-12-20-as-it-was-noted": asItWasNoted,
  "2026-12-21-certificates-in-the-history": certificatesInTheHistory,
  "2026-12-21-told-as-it-stands": toldAsItStands,
  "2026-12-21-who-withdrew-a-leave": whoWithdrewALeave,
  "2026-12-22-tasks-and-attachments-in-the-history": tasksAndAttachmentsInTheHistory,
  "2026-12-23-where-a-turn-came-from": whereATurnCameFrom,
  "2026-12-24-calls-set-right": callsSetRight,
  "2026-12-25-returns-taken-back": returnsTakenBack,
  "2026-12-27-others-end-a-leave": othersEndALeave,
  "2026-12-28-what-a-plan-declared": whatAPlanDeclared,
}
