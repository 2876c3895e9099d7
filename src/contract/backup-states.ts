import type { Said } from "./refusals.ts"

/** How it is with the nightly backup. All but `fine` is an alarm. */
export const backupStates = ["fine", "no-passphrase", "none-yet", "failed", "old"] as const
export type BackupState = (typeof backupStates)[number]

/** Hours after which the newest backup that was proven is too old. */
export const backupHours = 36

/** The state in a sentence. */
export const backupStateSentences: Readonly<Record<BackupState, Said>> = {
  fine: {
    zh: "每夜的备份做成了，也恢复验证过。",
    en: "The nightly backup was made, and proven by restoring it.",
  },
  "no-passphrase": {
    zh: "没有每夜备份：没有设置 BACKUP_PASSPHRASE。",
    en: "No nightly backup is made: BACKUP_PASSPHRASE is not set.",
  },
  "none-yet": { zh: "还没有做过备份。", en: "No backup has been made yet." },
  failed: {
    zh: "最近一次备份没有做成，或没有通过恢复验证。",
    en: "The last backup was not made, or could not be proven.",
  },
  old: {
    zh: `最近 ${backupHours} 小时没有做成并验证过的备份。`,
    en: `No backup of the last ${backupHours} hours was made and proven.`,
  },
}

/** What to do about an alarm. */
export const backupStateAdvice: Readonly<Record<Exclude<BackupState, "fine">, Said>> = {
  "no-passphrase": {
    zh: "给服务设置 BACKUP_PASSPHRASE（至少 12 个字符，另处保存：没有它恢复不了），重启。",
    en: "Give the service a BACKUP_PASSPHRASE (at least 12 characters, kept elsewhere too: nothing is restored without it) and restart it.",
  },
  "none-yet": {
    zh: "今夜会做第一份；不想等，就在“备份”页点“现在备份”。",
    en: "The first is made tonight; to have it at once, press “Make one now” on the page of backups.",
  },
  failed: {
    zh: "按所说的原因处理，然后在“备份”页再做一次。",
    en: "Mend what is said there, and make one again on the page of backups.",
  },
  old: {
    zh: "看服务夜里是否开着，然后在“备份”页再做一次。",
    en: "See whether the service runs at night, and make one on the page of backups.",
  },
}
