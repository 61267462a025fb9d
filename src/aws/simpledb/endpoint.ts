import { partition } from '@aws-sdk/core/client';
import type { EndpointParameterInstructions, EndpointV2 } from '@smithy/types';

/** What decides where a request goes; a custom endpoint has no variants. */
export interface SimpleDbPlace {
  readonly Region?: string;
  readonly UseFIPS?: boolean;
  readonly UseDualStack?: boolean;
  readonly Endpoint?: string;
}

/** Where the SDK finds the members of a `SimpleDbPlace` in a client's configuration. */
export const placeParams: EndpointParameterInstructions = {
  Region: { type: 'builtInParams', name: 'region' },
  UseFIPS: { type: 'builtInParams', name: 'useFipsEndpoint' },
  UseDualStack: { type: 'builtInParams', name: 'useDualstackEndpoint' },
  Endpoint: { type: 'builtInParams', name: 'endpoint' },
};

/**
 * The hosts of SimpleDB, the same for both of its APIs, by the rule set of AWS's model: in
 * us-east-1 the plain one has no Region in its name.
 */
export function simpleDbEndpoint(place: SimpleDbPlace): EndpointV2 {
  return { url: new URL(place.Endpoint ?? `https://${hostOf(place)}`) };
}

function hostOf({ Region = '', UseFIPS = false, UseDualStack = false }: SimpleDbPlace): string {
  if (Region === 'us-east-1' && !UseFIPS && !UseDualStack) return 'sdb.amazonaws.com';
  const { dnsSuffix, dualStackDnsSuffix } = partition(Region);
  const suffix = UseDualStack ? dualStackDnsSuffix : dnsSuffix;
  return `${UseFIPS ? 'sdb-fips' : 'sdb'}.${Region}.${suffix}`;
}
