import { Anchor } from "../../design/Anchor.tsx"
import { to } from "../../paths.ts"

interface Props {
  readonly unit: { readonly unitId: number; readonly name: string; readonly opens: boolean }
}

/** A unit's name, which leads to it where the reader may go there. */
export function UnitName({ unit: { unitId, name, opens } }: Props) {
  return opens ? <Anchor href={to.unit(unitId)}>{name}</Anchor> : name
}
