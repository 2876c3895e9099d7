import type { Said } from "./refusals.ts"

/** Why a backup was not made, or not restored. */
export const backupTroubles = {
  "no-passphrase": () => ({
    zh: "没有备份口令：设置 BACKUP_PASSPHRASE，或在终端上运行并输入。",
    en: "There is no passphrase: set BACKUP_PASSPHRASE, or run this on a terminal and type it.",
  }),
  "passphrases-differ": () => ({
    zh: "两次输入的口令不一样。",
    en: "The two passphrases are not the same.",
  }),
  "passphrase-short": () => ({
    zh: "备份口令至少 12 个字符。",
    en: "The passphrase of a backup has at least 12 characters.",
  }),
  "is-there": (file: string) => ({
    zh: `${file} 已经在了，不覆盖它。换一个名字，或加上 --overwrite。`,
    en: `${file} is there already and is not written over: choose another name, or add --overwrite.`,
  }),
  "not-written": (file: string, why: Said) => ({
    zh: `${file} 写不成。${why.zh}`,
    en: `${file} cannot be written. ${why.en}`,
  }),
  "not-read": (file: string, why: Said) => ({
    zh: `${file} 读不了。${why.zh}`,
    en: `${file} cannot be read. ${why.en}`,
  }),
  "no-backup": (file: string) => ({
    zh: `${file} 不是备份文件，或开头已损坏。`,
    en: `${file} is no backup, or its beginning is damaged.`,
  }),
  "wrong-passphrase": () => ({
    zh: "备份口令不对。",
    en: "That is not the passphrase of this backup.",
  }),
  damaged: (file: string) => ({
    zh: `${file} 被改动过、损坏了或不完整，没有用它。`,
    en: `${file} was changed, is damaged or is not whole: it was not used.`,
  }),
  newer: (version: string) => ({
    zh: `这份备份是更新的版本（${version}）做的：请先安装那个版本或更新的。`,
    en: `This backup was made by a newer version of the program (${version}): install that version or a later one first.`,
  }),
  "not-empty": (place: Said) => ({
    zh: `${place.zh} 里已有数据，只能恢复到空的数据库。`,
    en: `${place.en} is not empty: a backup is only restored into an empty database.`,
  }),
  "in-use": (place: Said) => ({
    zh: `还有程序连着 ${place.zh}：先停下它们。`,
    en: `Other programs are connected to ${place.en}: stop them first.`,
  }),
  "another-key": (file: string) => ({
    zh: `${file} 是另一套系统的密钥。确认不再需要后把它移走，再恢复。`,
    en: `${file} is the key of another installation: move it away once nothing needs it, and restore then.`,
  }),
  differs: (table: string) => ({
    zh: `恢复出来的 ${table} 和备份时的不一致，全部退回了。`,
    en: `What was restored of ${table} is not what was backed up: all of it was taken back.`,
  }),
  "file-missing": (sha256: string) => ({
    zh: `有记录用到的文件不在了（${sha256}），备份不完整，没有做成。`,
    en: `A file that a record names is gone (${sha256}): the backup would not be whole and was not made.`,
  }),
  "trail-broken": (why: Said) => ({
    zh: `恢复出来的操作记录核对不上：${why.zh}`,
    en: `The audit log that was restored is not whole: ${why.en}`,
  }),
  "no-room": (folder: string, megabytes: number) => ({
    zh: `${folder} 所在的磁盘空间不够，大约还需要 ${megabytes} MB。`,
    en: `The disk of ${folder} has not enough room: about ${megabytes} MB more are needed.`,
  }),
  "not-made": (why: Said) => why,
  "broken-off": () => ({
    zh: "备份中途断了，会再试。",
    en: "The backup was broken off and is tried again.",
  }),
} as const satisfies Readonly<Record<string, (...about: never[]) => Said>>

export type BackupTroubleCode = keyof typeof backupTroubles
