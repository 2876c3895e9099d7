import { counted } from "../../../domain/shared/english.ts"
import type { Texts } from "../../text/text.ts"

export const text = {
  title: { zh: "备份", en: "Backups" },
  note: {
    zh: "每天凌晨把全部数据备份成一个加密文件，再恢复一遍验证。没有口令谁也打不开，请把口令另处保存。",
    en: "Every night all data goes into one encrypted file, which is restored once to prove it. Nobody opens it without the passphrase: keep that elsewhere too.",
  },
  open: { zh: "打开", en: "Open" },
  openBackups: { zh: "打开备份", en: "Open the backups" },
  stateTitle: { zh: "现在的情况", en: "How it is" },
  makeNow: { zh: "现在备份", en: "Make one now" },
  asked: {
    zh: "几秒后开始，进度在“后台任务”页。",
    en: "It begins in some seconds; how far it is stands on the page of jobs.",
  },
  seeJobs: { zh: "看进度", en: "See how far it is" },
  folder: { zh: "位置", en: "Where" },
  listTitle: { zh: "已有的备份", en: "Backups that are there" },
  none: { zh: "还没有", en: "None yet" },
  file: { zh: "文件", en: "File" },
  moment: { zh: "截至", en: "As of" },
  size: { zh: "大小", en: "Size" },
  holds: { zh: "内容", en: "Holds" },
  rowsAndFiles: (rows: string, files: string) => ({
    zh: `${rows} 行，${files} 个文件`,
    en: `${counted(rows, "row")}, ${counted(files, "file")}`,
  }),
  proof: { zh: "验证", en: "Proof" },
  proven: (at: string) => ({ zh: `${at} 恢复验证通过`, en: `restored on ${at}, and the same` }),
  notYet: { zh: "还没有验证", en: "not proven yet" },
  unproven: { zh: "没有通过", en: "failed" },
  howTitle: { zh: "怎样恢复", en: "How to restore" },
  how: {
    zh: "在装好同一版本或更新版本的机器上，停下服务，数据文件夹为空时运行：",
    en: "On a machine with this version or a later one, with the service stopped and an empty data folder, run:",
  },
  after: {
    zh: "恢复之后各处登录都已结束，没有用过的激活码作废；操作记录里会写明恢复到了哪一刻。",
    en: "Afterwards all sessions have ended and codes not used yet are void; the audit log says which moment was restored.",
  },
} satisfies Texts
