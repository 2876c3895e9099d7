import { expect, test } from "vitest"
import { DatabaseTrouble } from "./db/index.ts"
import { WrongVariable } from "./env.ts"
import { ownMark } from "./left-over.ts"
import { saidOf } from "./said-of.ts"

const refused = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code}: it did not go`), { code, ...more })
const draft = `/away/.book.xlsx.${ownMark}-0a1b2c3d.part`

test.each<[error: Error, zh: string, en: string]>([
  [new DatabaseTrouble({ zh: "数据库停着", en: "it rests" }), "数据库停着", "it rests"],
  [new WrongVariable("PORT", { zh: "占用了", en: "is taken" }), "PORT：占用了", "PORT: is taken"],
  [refused("ENOSPC"), "磁盘已满，请腾出空间。", "The disk is full: make room."],
  [refused("53100"), "磁盘已满，请腾出空间。", "The disk is full: make room."],
  [
    refused("ENOENT", { path: "/away/b" }),
    "没有这个文件或文件夹：/away/b。",
    "There is no such file or folder: /away/b.",
  ],
  [
    refused("ENOENT", { path: draft }),
    "没有这个文件或文件夹：/away。",
    "There is no such file or folder: /away.",
  ],
  [
    refused("EACCES", { path: draft }),
    "当前账号没有权限：/away/book.xlsx。",
    "This account is not allowed there: /away/book.xlsx.",
  ],
  [
    refused("EISDIR", { path: `/away/b.${ownMark}.part`, dest: "/away/b" }),
    "那是文件夹，不是文件：/away/b。",
    "That is a folder, not a file: /away/b.",
  ],
  [
    new Error('null value in column "x"'),
    "出了预料之外的错误。详情在服务的日志里，请把那一行报告给开发者。",
    "Something unexpected went wrong. The log of the service says more: please report that line.",
  ],
])("%s is said in both languages, with the path that was named", (error, zh, en) => {
  expect(saidOf(error)).toEqual({ zh, en })
})
