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
}
