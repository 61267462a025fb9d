/** What is wrong with an expression, in AWS's words but without naming the expression. */
export class ExpressionError extends Error {}
