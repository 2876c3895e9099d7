/**
 * What units are asked after that no clause of a pack measures: who answers for learning (《意见》三, 要落实学习教育责任).
 * It stands where an obligation does, and is owed until nobody is missing.
 */
export const responsibilitiesAsked = "RESPONSIBILITIES"
