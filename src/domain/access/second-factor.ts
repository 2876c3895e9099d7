import { isAdministrator, type Role, rolesWithSecondFactor } from "./roles.ts"

/**
 * Whether somebody who holds these roles must have a second factor. `askedOf` is what the installation has chosen;
 * anything that is not a list means it has not. The administrators always must.
 */
export function mustEnrol(held: readonly Role[], askedOf?: unknown): boolean {
  const asked: readonly unknown[] = Array.isArray(askedOf) ? askedOf : rolesWithSecondFactor
  return held.some((role) => isAdministrator(role) || asked.includes(role))
}
