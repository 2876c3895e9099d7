/** The program's own numbers of units and of people: numbers of two types, so that neither is taken for the other. */

declare const unitBrand: unique symbol
declare const memberBrand: unique symbol

export type UnitId = number & { readonly [unitBrand]: true }
export type MemberId = number & { readonly [memberBrand]: true }
