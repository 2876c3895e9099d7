import { dirname } from "node:path"
import type { Said } from "../contract/refusals.ts"
import { codeOf, DatabaseTrouble, isGone } from "./db/index.ts"
import { WrongVariable } from "./env.ts"
import { isMarked, withoutMark } from "./left-over.ts"

/** Why something failed, for whoever reads it later on a page: what nobody expected is told by the log alone. */
export function saidOf(error: unknown): Said {
  if (error instanceof DatabaseTrouble || error instanceof WrongVariable) return error.said
  if (isGone(error)) return { zh: "数据库停了。", en: "The database went away." }
  return saidOfSystem(error) ?? unexpected
}

const unexpected: Said = {
  zh: "出了预料之外的错误。详情在服务的日志里，请把那一行报告给开发者。",
  en: "Something unexpected went wrong. The log of the service says more: please report that line.",
}

/** What the system refused, with the path that people know it by. */
export function saidOfSystem(error: unknown): Said | undefined {
  const code = codeOf(error) ?? ""
  const path = pathOf(error, code)
  const zh = path ?? "所给的路径"
  const en = path ?? "what was named"
  switch (code) {
    case "53100":
    case "ENOSPC":
    case "EDQUOT":
      return { zh: "磁盘已满，请腾出空间。", en: "The disk is full: make room." }
    case "EACCES":
    case "EPERM":
      return { zh: `当前账号没有权限：${zh}。`, en: `This account is not allowed there: ${en}.` }
    case "EIO":
      return { zh: `磁盘读写出错：${zh}。`, en: `The disk cannot read or write: ${en}.` }
    case "ENAMETOOLONG":
      return { zh: `路径太长：${zh}。`, en: `The path is too long: ${en}.` }
    case "EROFS":
      return {
        zh: `所在的文件系统是只读的：${zh}。`,
        en: `It is on a file system mounted read-only: ${en}.`,
      }
    case "ENOENT":
      return { zh: `没有这个文件或文件夹：${zh}。`, en: `There is no such file or folder: ${en}.` }
    case "ENOTDIR":
      return { zh: `路径里有一段不是文件夹：${zh}。`, en: `Part of the path is no folder: ${en}.` }
    case "EISDIR":
      return { zh: `那是文件夹，不是文件：${zh}。`, en: `That is a folder, not a file: ${en}.` }
    case "EEXIST":
      return {
        zh: `那里已有同名的文件，不能用作文件夹：${zh}。`,
        en: `A file of that name is in the way of the folder: ${en}.`,
      }
    default:
      return undefined
  }
}

/** Where it was refused. What is written for a while beside a file is not what anybody named: the file is, or its folder. */
function pathOf(error: unknown, code: string): string | undefined {
  const { dest, path } = error as { readonly dest?: unknown; readonly path?: unknown }
  const at = typeof dest === "string" ? dest : path
  if (typeof at !== "string") return undefined
  if (!isMarked(at)) return at
  return code === "ENOENT" || code === "ENOTDIR" ? dirname(at) : withoutMark(at)
}
