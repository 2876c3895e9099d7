/** Whether a line of a rule is a heading: it begins with a Chinese numeral and 、. */
export function isHeading(line: string): boolean {
  return /^[一二三四五六七八九十]+、/.test(line)
}
