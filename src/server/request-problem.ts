/** A request that cannot be answered as it stands; `status` is the HTTP status. */
export class RequestProblem extends Error {
  override readonly name = 'RequestProblem';

  /** @param loc where the problem lies, such as `['body', 'llm']` */
  constructor(
    readonly statusCode: number,
    readonly loc: readonly (string | number)[],
    message: string,
    readonly headers: Readonly<Record<string, string>> = {},
  ) {
    super(message);
  }
}
