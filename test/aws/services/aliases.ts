import type { ListAccountAliasesRequest, ListAccountAliasesResponse } from '@aws-sdk/client-iam';
import { operation, type Operation } from './operation.ts';

/** ListAccountAliases: an account has one alias at most. */
export function aliasOperations(alias: string | undefined): Record<string, Operation> {
  return {
    ListAccountAliases: operation<ListAccountAliasesRequest, ListAccountAliasesResponse>(() => ({
      AccountAliases: alias === undefined ? [] : [alias],
      IsTruncated: false,
    })),
  };
}
