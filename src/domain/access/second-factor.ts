import { type Role, rolesWithSecondFactor } from "./roles.ts"

/**
 * Whether somebody who holds these roles must have a second factor. `askedOf` is what the installation has chosen;
 * anything that is not a list means it has not.
 */
export function mustEnrol(held: readonly Role[], askedOf?: unknown): boolean {
  const asked: readonly unknown[] = Array.isArray(askedOf) ? askedOf : rolesWithSecondFactor
  return held.some((role) => asked.includes(role))
}
