/** A phone number as whoever may see its owner sees it: `138****5678`. */
export function maskPhone(phone: string): string {
  const characters = [...phone]
  const shown = characters.length >= 10 ? { first: 3, last: 4 } : { first: 0, last: 2 }
  const hidden = Math.max(characters.length - shown.first - shown.last, 0)
  const last = characters.length > shown.last ? characters.slice(-shown.last) : []
  return [...characters.slice(0, shown.first), ..."*".repeat(Math.max(hidden, 4)), ...last].join("")
}
