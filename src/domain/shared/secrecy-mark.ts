/**
 * Marks of state secrets, as documents bear them. 密级★保密期限 (秘密★1年, 机密★启用前) is the form of the law's 国家秘密标志
 * (《国家秘密定密管理规定》); GB/T 9704—2012, 7.2.2 sets it at the head of a document, on a line of its own, with the term or
 * without. A sentence that has the words in it is none: 保守党的秘密, 绝密、机密、秘密三级.
 */

/** The words as they are set apart to fill a line: 机　密. */
const spread = /([绝机秘])[ \t\u3000]+密/g

/** 秘密★1年; with an asterisk, as people type it, where a term follows. */
const starred = /[绝机秘]密[ \t\u3000]*(?:[★☆⭐✩✭✮]|\*[ \t]*(?:\d|[一二三四五六七八九十]|长期|启|解))/u

/** What may stand on the line of the mark besides: the number of the copy, and how urgent it is. */
const beside =
  /特急|加急|平急|\d+(?:年|个月|号)?|份号|(?<![绝机秘])密级|[：:№【】[\]()（）〔〕〈〉《》"“”\s\u3000]/gu
const alone = /^[绝机秘]密级?(?:文件|资料|材料)?$/u

/** The mark before what it marks: 【机密】…, 机密：…, 绝密 …. */
const bracketed = /[【[(（〔]\s*[绝机秘]密级?\s*[】\])）〕]/u
const begins = /^[绝机秘]密级?(?:文件|资料|材料)?/u

/** Anywhere in the name of a file: 纪要_绝密, 机密01. */
const inName = /(?:^|[\s_\-—.·+])[绝机秘]密级?(?:文件|资料|材料)?(?=$|[\s_\-—.·+\d(（【[])/u

/** Lines with something on them that count as the head of a text. */
const headLines = 12

/** The mark that a text bears, as it stands there; undefined when it bears none. */
export function secrecyMarkIn(text: string): string | undefined {
  if (!text.includes("密")) return undefined
  const plain = text.replace(spread, "$1密")
  const found = starred.exec(plain)
  if (found) return found[0]
  const head = headOf(plain)
  return aheadOf(head[0] ?? "") ?? head.find((line) => alone.test(line.replace(beside, "")))
}

/** The mark in the name of a file, whatever kind it is. */
export function secrecyMarkInName(name: string): string | undefined {
  if (!name.includes("密")) return undefined
  const plain = name
    .replace(/\.[A-Za-z0-9]{1,5}$/, "")
    .replace(spread, "$1密")
    .trim()
  return (starred.exec(plain) ?? bracketed.exec(plain) ?? inName.exec(plain))?.[0].trim()
}

/** A mark and what it is set off by; not before another of the words, and not in an enumeration. */
function aheadOf(line: string): string | undefined {
  const found = bracketed.exec(line)
  if (found?.index === 0) return found[0]
  const [mark] = begins.exec(line) ?? []
  if (mark === undefined) return undefined
  const rest = line.slice(mark.length)
  const next = rest.trimStart()
  const isSetOff = /^(?:[：:_|—]|--)/u.test(next) || (rest !== next && !begins.test(next))
  return next !== "" && isSetOff ? mark : undefined
}

function headOf(text: string): string[] {
  const head: string[] = []
  for (const { 0: line } of text.matchAll(/[^\r\n]+/g)) {
    const plain = line.trim()
    if (plain !== "") head.push(plain)
    if (head.length === headLines) break
  }
  return head
}
