/** A document can't be taken in: one line says what is wrong and what to do. */
export class DocumentError extends Error {
  problem: string
  remedy: string
  constructor(problem: string, remedy: string, options?: ErrorOptions) {
    super(`${problem} — ${remedy}`, options)
    this.name = 'DocumentError'
    this.problem = problem
    this.remedy = remedy
  }
}
