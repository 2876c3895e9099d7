/**
 * What somebody types, as a condition of SQL; its values are added to `values`. Part of a name or a code, pinyin
 * with or without spaces, or initials: `王建`, `370112`, `wang jianguo`, `wjg`. `row` names the table's alias.
 */
export function matching(typed: string, values: unknown[], row: string): string {
  const text = typed.normalize("NFC").trim()
  values.push(`%${escaped(text)}%`)
  const part = `$${values.length}`
  const conditions = [`${row}.name ilike ${part}`, `${row}.code ilike ${part}`]
  const sounds = text
    .toLowerCase()
    .replaceAll("ü", "v")
    .replace(/[\s'’]/g, "")
  if (/^[a-z0-9]+$/.test(sounds)) {
    values.push(`%${sounds}%`)
    conditions.push(`${row}.search_key like $${values.length}`)
  }
  return `(${conditions.join(" or ")})`
}

function escaped(text: string): string {
  return text.replace(/[\\%_]/g, "\\$&")
}
