import type { KindId } from '../../../src/core/kinds/kind.ts';
import { needOf } from '../../../src/core/kinds/needs.ts';
import { permissionsOf } from '../../../src/core/kinds/permissions.ts';
import type { ExportRequest } from '../../../src/core/kinds/registry.ts';
import type { Asker, Need, RequiredPolicy } from '../../../src/core/policy/required.ts';
import type { SourceRef } from '../../../src/core/sources.ts';
import { account, bucketRegions, callers, region } from './account.ts';

/** What a request is made of that is another one each time. */
export interface Moment {
  readonly token: string;
  /** Epoch milliseconds of AWS's clock. */
  readonly now: number;
}

/** Something that somebody exports or backs up, and where it goes. */
export interface Scene {
  /** To be read after `policies for`. */
  readonly title: string;
  readonly kind: KindId;
  readonly source: SourceRef;
  readonly input: (moment: Moment) => object;
  /** What a person adds in the request for permissions, where the request has no place for it. */
  readonly added?: Partial<Need>;
  /** The profile that asks; `acme-data` unless told. */
  readonly profile?: keyof typeof callers;
}

/** The request of a scene at some moment. */
export function requestOf({ kind, input }: Scene, moment: Moment): ExportRequest {
  return { kind, token: moment.token, input: input(moment) } as ExportRequest;
}

/** What the permissions of a scene depend on. */
export function needIn({ kind, input, source }: Scene): Need {
  return needOf(kind, input({ token: 'token', now: 0 }), source);
}

/** Who asks, as AWS tells it. */
export function askerIn(scene: Scene): Asker {
  const { bucket = '' } = needIn(scene);
  const bucketRegion = bucketRegions[bucket];
  const arn = callers[scene.profile ?? 'acme-data'];
  return { region, account, arn, ...(bucketRegion !== undefined && { bucketRegion }) };
}

/** The policies of a scene as they are printed, the optional ones too. */
export function printedFor(scene: Scene): readonly RequiredPolicy[] {
  const need = { ...needIn(scene), ...scene.added };
  return permissionsOf[scene.kind].required(need, askerIn(scene));
}

/** Those without which the job does not run. */
export function requiredFor(scene: Scene): readonly RequiredPolicy[] {
  return printedFor(scene).filter(({ isOptional }) => !isOptional);
}

/** Those that make more possible. */
export function optionalFor(scene: Scene): readonly RequiredPolicy[] {
  return printedFor(scene).filter(({ isOptional }) => isOptional);
}
