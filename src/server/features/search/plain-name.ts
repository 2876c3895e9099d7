/** SQL for a name without the spaces and dots that people write in it or leave out: two of one name agree in it. */
export function plainName(name: string): string {
  return `regexp_replace(lower(${name}), '[[:space:]\u3000·•．・‧]', '', 'g')`
}
