import type { ComponentType } from "react"
import type { FieldProps } from "../../design/Field.tsx"
import type { Found } from "../../design/found.ts"

/** A field in which somebody of a unit is chosen. */
export type PersonField = ComponentType<
  FieldProps & {
    readonly unitId: number
    readonly value: Found | null
    readonly onChange: (value: Found | null) => void
  }
>
