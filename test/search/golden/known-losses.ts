/**
 * Queries of the far kind that search does not answer, each with the reason. A query of another kind has no
 * place here, and one that is answered again must leave.
 */
export const knownLosses: readonly {
  readonly text: string;
  readonly query: string;
  readonly reason: string;
}[] = [];
